"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { logCall } from "../commands/logCall";
import type { Result } from "../errors";
import { actAs } from "./action";

const optional = z
  .string()
  .transform((s) => s.trim() || undefined)
  .optional();
const call = z.strictObject({
  name: z.string(),
  phone: optional,
  email: optional,
  account: optional,
  subject: optional,
  text: z.string(),
  isMine: z.boolean(),
  ticketId: z.uuid().optional(),
  requestId: z.uuid(),
});

/** An agent writes down a call; the ticket that holds it is the answer. */
export async function logCallAction(input: z.input<typeof call>): Promise<Result<{ ticketId: string }>> {
  return actAs("call.log", (person) => logCall(parseInput(call, input), person.id));
}

"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { keepWriting } from "../commands/keepWriting";
import { writingKinds } from "../domain/ticket/writing";
import type { Result } from "../errors";
import { actAs } from "./action";

const writing = z.object({
  ticketId: z.uuid(),
  kind: z.enum(writingKinds),
  body: z
    .string()
    .max(50_000)
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "")),
  waits: z.boolean(),
  at: z.int().positive().max(8_640_000_000_000_000),
  isOpen: z.boolean(),
});

/** Keeps what the signed-in person has typed on a ticket, for themselves alone. `at`: epoch ms. */
export async function keepWritingAction(input: z.input<typeof writing>): Promise<Result<void>> {
  return actAs("ticket.work", (person) => {
    const { ticketId, kind, ...text } = parseInput(writing, input);
    return keepWriting({ personId: person.id, ticketId, kind }, text);
  });
}

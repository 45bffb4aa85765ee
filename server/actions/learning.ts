"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { type CorrectionDone, correctTicket, undoCorrection } from "../commands/correctTicket";
import type { Result } from "../errors";
import { actAs } from "./action";

const correction = z.strictObject({
  ticketId: z.uuid(),
  issueType: z.string().max(100).nullable().optional(),
  team: z.string().max(100).optional(),
  tier: z.int().min(1).max(9).optional(),
  isKept: z.boolean(),
});

/** Puts issue type (null = none of these), team or tier of a ticket right. */
export async function correctTicketAction(input: z.input<typeof correction>): Promise<Result<CorrectionDone>> {
  return actAs("ticket.work", (person) => {
    const { ticketId, isKept, ...chosen } = parseInput(correction, input);
    return correctTicket(ticketId, { id: person.id, role: person.role }, chosen, isKept);
  });
}

export async function undoCorrectionAction(correctionId: string): Promise<Result<{ ticketId: string }>> {
  return actAs("ticket.work", (person) =>
    undoCorrection(parseInput(z.uuid(), correctionId), { id: person.id, role: person.role }),
  );
}

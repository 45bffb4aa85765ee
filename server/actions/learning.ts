"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { type CorrectionDone, correctTicket, sayWhyCorrected, undoCorrection } from "../commands/correctTicket";
import { requestTraining } from "../commands/requestTraining";
import { type Tried, tryText } from "../commands/tryText";
import { correctionWhys, segments } from "../domain/vocabulary";
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

export async function sayWhyCorrectedAction(correctionId: string, why: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) =>
    sayWhyCorrected(
      parseInput(z.uuid(), correctionId),
      { id: person.id, role: person.role },
      parseInput(z.enum(correctionWhys, "Choose one of the reasons."), why),
    ),
  );
}

/** Puts a full training in line. */
export async function requestTrainingAction(): Promise<Result<{ id: string }>> {
  return actAs("model.train", (person) => requestTraining(person.id));
}

const trial = z.object({
  text: z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(z.string().min(1, "Write a text first.").max(20_000, "This is longer than 20,000 characters.")),
  segment: z.enum(segments, "Choose a segment."),
});

/** What would become of a text now. */
export async function tryTextAction(text: string, segment: string): Promise<Result<Tried>> {
  return actAs("policy.read", () => {
    const input = parseInput(trial, { text, segment });
    return tryText(input.text, input.segment);
  });
}

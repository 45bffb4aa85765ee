"use server";
import { z } from "zod";
import { spend } from "../auth/limits";
import { parseInput } from "../channels/port";
import { draftWithModel, summariseTicket } from "../commands/language/writeWithModel";
import type { Result } from "../errors";
import { languageModelName } from "../understanding/language/ask";
import type { LanguageAnswer, LanguageFailure } from "../understanding/language/port";
import { actAs } from "./action";

/** What a language model wrote, or why there is nothing of it. */
export type Written = { ok: true; text: string; model: string } | { ok: false; why: LanguageFailure };
const shown = (answer: LanguageAnswer<string>): Written =>
  answer.ok ? { ok: true, text: answer.value, model: answer.model } : { ok: false, why: answer.why };

/** Counts one question to the language model; without one there is nothing to count. One person who asks too often uses up
 *  nothing of the others' share. */
async function count(personId: string): Promise<void> {
  if (languageModelName() === null) return;
  await spend("languageByPerson", personId);
  await spend("languageByDesk", "desk");
}

export async function summariseTicketAction(ticketId: string): Promise<Result<Written>> {
  return actAs("ticket.read", async ({ id }) => {
    const input = parseInput(z.object({ ticketId: z.uuid() }), { ticketId });
    await count(id);
    return shown(await summariseTicket(input.ticketId));
  });
}

/** Writes an alternative for a reviewer; nothing is stored and nothing sent. */
export async function draftWithModelAction(draftId: string): Promise<Result<Written>> {
  return actAs("review.use", async ({ id }) => {
    const input = parseInput(z.object({ draftId: z.uuid() }), { draftId });
    await count(id);
    return shown(await draftWithModel(input.draftId));
  });
}

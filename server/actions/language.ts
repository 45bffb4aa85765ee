"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { draftWithModel, summariseTicket } from "../commands/language/writeWithModel";
import type { Result } from "../errors";
import type { LanguageAnswer, LanguageFailure } from "../understanding/language/port";
import { actAs } from "./action";

/** What a language model wrote, or why there is nothing of it. */
export type Written = { ok: true; text: string; model: string } | { ok: false; why: LanguageFailure };
const shown = (answer: LanguageAnswer<string>): Written =>
  answer.ok ? { ok: true, text: answer.value, model: answer.model } : { ok: false, why: answer.why };

export async function summariseTicketAction(ticketId: string): Promise<Result<Written>> {
  return actAs("ticket.read", async () => {
    const input = parseInput(z.object({ ticketId: z.uuid() }), { ticketId });
    return shown(await summariseTicket(input.ticketId));
  });
}

/** Writes an alternative for a reviewer; nothing is stored and nothing sent. */
export async function draftWithModelAction(draftId: string): Promise<Result<Written>> {
  return actAs("review.use", async () => {
    const input = parseInput(z.object({ draftId: z.uuid() }), { draftId });
    return shown(await draftWithModel(input.draftId));
  });
}

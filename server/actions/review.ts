"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { approveDraft, rejectDraft } from "../commands/assistant/reviewDraft";
import { startAssistant, stopAssistant } from "../commands/assistant/stopAssistant";
import type { Person } from "../db/people";
import { type Actor, rejectReasons } from "../domain/vocabulary";
import type { Result } from "../errors";
import { actAs } from "./action";

const approval = z.object({
  draftId: z.uuid(),
  articleId: z.uuid(),
  writtenWith: z.string().min(1).max(200, "The name of a language model has 200 characters at most.").nullable(),
  body: z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(z.string().min(1, "Write the answer first.").max(50_000, "This is longer than 50,000 characters.")),
});
const refusal = z.object({ draftId: z.uuid(), reason: z.enum(rejectReasons, "Choose a reason.") });
const by = (person: Person): Actor => ({ kind: "person", id: person.id });

/** Sends a draft, as it is or edited, in the reviewer's name. `articleId` is where its text is from, or what the
 *  language model `writtenWith` wrote it from. */
export async function approveDraftAction(
  draftId: string,
  body: string,
  articleId: string,
  writtenWith: string | null = null,
): Promise<Result<{ ticketId: string }>> {
  return actAs("review.use", (person) => {
    const input = parseInput(approval, { draftId, body, articleId, writtenWith });
    const reviewer = { id: person.id, name: person.name };
    return approveDraft(input.draftId, reviewer, input.body, input.articleId, input.writtenWith);
  });
}

/** Refuses a draft; its ticket goes to the people of its queue. */
export async function rejectDraftAction(draftId: string, reason: string): Promise<Result<{ ticketId: string }>> {
  return actAs("review.use", (person) => {
    const input = parseInput(refusal, { draftId, reason });
    return rejectDraft(input.draftId, person.id, input.reason);
  });
}

/** Stops every autonomous answer at once. */
export async function stopAssistantAction(note: string): Promise<Result<void>> {
  return actAs("assistant.stop", (person) => {
    const input = parseInput(z.object({ note: z.string().trim().max(300, "Use at most 300 characters.") }), { note });
    return stopAssistant(by(person), input.note);
  });
}

export async function startAssistantAction(): Promise<Result<void>> {
  return actAs("assistant.stop", (person) => startAssistant(by(person)));
}

import { z } from "zod";
import { loadTicketTexts } from "../../db/assistant";
import { db } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { loadAssistantState } from "../../db/views/assistantState";
import { alternativesOf, listReview, listSettled } from "../../db/views/review";
import { fillReply, isKnownAtApproval } from "../../domain/assistant/reply";
import { missing, procedureFor, router, stamped } from "../trpc";

export const reviewRouter = router({
  /** Drafts that wait, the one that runs out first on top. */
  list: procedureFor("review.use").query(async () => stamped(await listReview())),

  /** Other answers to take instead, filled in for this ticket as far as a draft can be. */
  alternatives: procedureFor("review.use")
    .input(z.object({ draftId: z.uuid() }))
    .query(async ({ input: { draftId } }) => {
      const [found, policy] = await Promise.all([alternativesOf(draftId), currentPolicy()]);
      if (!found || !policy) throw missing("draft");
      const texts = (await loadTicketTexts(db, [found.ticketId])).get(found.ticketId)!;
      const about = { customer: texts.customer, number: texts.number, desk: policy.document.name };
      const facts = { ...about, agent: null, returned: {} };
      const answers = found.articles.flatMap(({ id, title, issueType, body }) => {
        const reply = fillReply(body, facts, isKnownAtApproval);
        return reply.ok ? [{ articleId: id, title, issueType, body: reply.text }] : [];
      });
      return stamped(answers);
    }),

  /** What I settled lately, with what was sent instead. */
  settled: procedureFor("review.use").query(async ({ ctx: { person } }) => stamped(await listSettled(person.id))),
});

export const assistantRouter = router({
  /** Whether it answers alone, who stopped it, and how much it has. */
  state: procedureFor("inbox.use").query(async () => {
    const [state, policy] = await Promise.all([loadAssistantState(), currentPolicy()]);
    return stamped({ ...state, name: policy?.document.assistant.name ?? null });
  }),
});

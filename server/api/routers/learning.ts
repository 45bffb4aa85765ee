import { z } from "zod";
import { modelThatReads } from "../../commands/models";
import { currentPolicy } from "../../db/policies";
import { showAnswers } from "../../db/views/answers";
import { correctionOf, listCorrections } from "../../db/views/corrections";
import { showEstimates } from "../../db/views/estimates";
import { listTrainings, showModel } from "../../db/views/understanding";
import { getEncoder } from "../../understanding/encoder/encoder";
import { procedureFor, router, stamped } from "../trpc";

export const learningRouter = router({
  /** The model that reads, how good it is, and its trainings. */
  overview: procedureFor("policy.read").query(async () => {
    const { id, damaged } = await modelThatReads();
    const [model, trainings, policy] = await Promise.all([
      id === null ? null : showModel(id),
      listTrainings(),
      currentPolicy(),
    ]);
    const { document } = policy ?? {};
    const names = Object.fromEntries(
      [...(document?.issueTypes ?? []), ...(document?.teams ?? [])].map((x) => [x.id, x.name]),
    );
    return stamped({
      model,
      damaged,
      trainings,
      bands: document?.bands ?? null,
      names,
      encoder: getEncoder().state,
    });
  }),

  /** What is expected of each issue type at each tier, and what it was learned from. */
  estimates: procedureFor("policy.read").query(async () => {
    const policy = await currentPolicy();
    return stamped(policy && (await showEstimates(policy)));
  }),

  /** What became of the assistant's recent answers, and how far that lowers their confidence. */
  answers: procedureFor("policy.read").query(async () => {
    const policy = await currentPolicy();
    return stamped(policy && (await showAnswers(policy)));
  }),

  /** Everything that people put right, a page at a time. */
  corrections: procedureFor("policy.read")
    .input(z.object({ page: z.int().min(1).max(100_000).default(1) }))
    .query(async ({ input: { page } }) => stamped(await listCorrections(page))),

  /** What was put right on a ticket, and what could be. */
  ofTicket: procedureFor("ticket.read")
    .input(z.object({ ticketId: z.uuid() }))
    .query(async ({ input: { ticketId } }) => {
      const [correction, policy] = await Promise.all([correctionOf(ticketId), currentPolicy()]);
      const issueTypes = policy?.document.issueTypes.map(({ id, name }) => ({ id, name })) ?? [];
      const teams = policy?.document.teams.map(({ id, name, tiers }) => ({ id, name, tiers })) ?? [];
      return stamped({ correction, issueTypes, teams });
    }),
});

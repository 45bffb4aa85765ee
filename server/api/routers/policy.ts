import { z } from "zod";
import { proposalsOf } from "../../db/criteriaProposals";
import { currentPolicy } from "../../db/policies";
import { listPolicies, viewDraft, viewVersion } from "../../db/views/policyHistory";
import { loadPlaces } from "../../db/views/policyLoad";
import { missing, procedureFor, router, stamped } from "../trpc";

export const policyRouter = router({
  list: procedureFor("policy.read").query(async () => stamped(await listPolicies())),
  /** How many tickets are where, for the canvas. */
  load: procedureFor("policy.read").query(async () => stamped(await loadPlaces())),
  version: procedureFor("policy.read")
    .input(z.object({ version: z.int().positive() }))
    .query(async ({ input }) => {
      const view = await viewVersion(input.version);
      if (!view) throw missing("policy version");
      return stamped(view);
    }),
  /** What somebody may propose to change from a ticket, as it is now, and what was proposed from it. */
  criteria: procedureFor("policy.propose")
    .input(z.object({ ticketId: z.uuid() }))
    .query(async ({ input: { ticketId } }) => {
      const [policy, proposals] = await Promise.all([currentPolicy(), proposalsOf(ticketId)]);
      const { issueTypes = [], teams = [] } = policy?.document ?? {};
      return stamped({
        version: policy?.version ?? 0,
        issueTypes: issueTypes.map(({ id, name, owner, startTier, stage }) => ({ id, name, owner, startTier, stage })),
        teams: teams.map(({ id, name, tiers }) => ({ id, name, tiers })),
        proposals,
      });
    }),
  draft: procedureFor("policy.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const view = await viewDraft(input.id);
      if (!view) throw missing("draft");
      return stamped(view);
    }),
});

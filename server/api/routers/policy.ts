import { z } from "zod";
import { proposalsOf } from "../../db/criteriaProposals";
import { currentPolicy, deskFacts } from "../../db/policies";
import { listPolicies, viewDraft, viewVersion } from "../../db/views/policyHistory";
import { missing, procedureFor, router, stamped } from "../trpc";

export const policyRouter = router({
  list: procedureFor("policy.read").query(async () => stamped(await listPolicies())),
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
  /** What the check knows of the desk beyond a document, so that a browser judges what is edited as the server would. */
  deskFacts: procedureFor("policy.read").query(async () => stamped(await deskFacts())),
  draft: procedureFor("policy.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const view = await viewDraft(input.id);
      if (!view) throw missing("draft");
      return stamped(view);
    }),
});

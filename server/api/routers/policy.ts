import { z } from "zod";
import { wayOfDecision } from "../../commands/policy/matchTicket";
import { previewRebase } from "../../commands/policy/rebaseDraft";
import { proposalsOf } from "../../db/criteriaProposals";
import { currentPolicy, deskFacts } from "../../db/policies";
import { draftEnd } from "../../db/policy/draftEnd";
import { editorsOf } from "../../db/policy/editors";
import { listPolicies, viewDraft, viewVersion } from "../../db/views/policyHistory";
import { loadPlaces } from "../../db/views/policyLoad";
import { listShadows, viewShadow } from "../../db/views/policyShadows";
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
  /** Where a decision sent its ticket, and why, under the version that decided. */
  wayOf: procedureFor("policy.read")
    .input(z.object({ decisionId: z.uuid() }))
    .query(async ({ input }) => {
      const way = await wayOfDecision(input.decisionId);
      if (!way) throw missing("decision");
      return stamped(way);
    }),
  /** Who else has a draft open. */
  editors: procedureFor("policy.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input, ctx }) => stamped(await editorsOf(input.id, ctx.person.id))),
  /** What bringing a draft up to date would do. */
  rebase: procedureFor("policy.edit")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => stamped(await previewRebase(input.id))),
  /** Drafts that decide beside the policy in force, of one draft or of all. */
  shadows: procedureFor("policy.read")
    .input(z.object({ draftId: z.uuid().optional() }))
    .query(async ({ input }) => stamped(await listShadows(input.draftId))),
  shadow: procedureFor("policy.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const view = await viewShadow(input.id);
      if (!view) throw missing("shadow");
      return stamped(view);
    }),
  /** What the check knows of the desk beyond a document, so that a browser judges what is edited as the server would. */
  deskFacts: procedureFor("policy.read").query(async () => stamped(await deskFacts())),
  /** How a draft ended that somebody has open; null while it stands. */
  draftEnd: procedureFor("policy.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => stamped(await draftEnd(input.id))),
  draft: procedureFor("policy.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const view = await viewDraft(input.id);
      if (!view) throw missing("draft");
      return stamped(view);
    }),
});

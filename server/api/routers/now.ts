import { coalesced } from "../../commands/coalesce";
import { currentPolicy } from "../../db/policies";
import { loadAttention } from "../../db/views/attention";
import { handoverFacts, listNotes } from "../../db/views/handover";
import { countFollowing, listOverrides } from "../../db/views/overrides";
import { previewOverride } from "../../db/views/overrideTrial";
import { loadSinceLooked } from "../../db/views/sinceLooked";
import { toldItem } from "../../domain/attention/item";
import { overrideDraft } from "../../domain/override/check";
import { BatonError } from "../../errors";
import { procedureFor, router, stamped } from "../trpc";

async function policyInForce() {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet: run npm start once to prepare it.");
  return policy;
}

/** All leads look at one floor, and look again with whatever moves on it: those who ask at one time share one look, which begins
 *  after they asked. */
const sharedLook = coalesced(250, async () => {
  const { items, ...more } = await loadAttention(await policyInForce());
  return { items: items.map(toldItem), ...more };
});

/** A full desk is counted once in so long by a process, however many leads look at it. */
const countEveryMs = 2_000;
const sharedCount = coalesced(countEveryMs, countFollowing);

/** What a lead looks at first: what needs them, what has changed, what was left for them. */
export const nowRouter = router({
  /** At most five things, and the forecast of each queue. */
  attention: procedureFor("floor.lead").query(async () => stamped(await sharedLook())),

  since: procedureFor("floor.lead").query(async ({ ctx: { person } }) => stamped(await loadSinceLooked(person.id))),

  notes: procedureFor("floor.lead").query(async () => stamped(await listNotes())),

  /** What a note would be prefilled with. */
  handover: procedureFor("floor.lead").query(async () => stamped(await handoverFacts(await policyInForce()))),

  /** Temporary rules of ownership, for everybody whom they concern. */
  overrides: procedureFor("queues.watch").query(async () => stamped(await listOverrides(await policyInForce()))),

  /** How many open tickets follow each of these, by its id; may take as long as a count of the desk. */
  following: procedureFor("floor.lead").query(async () => stamped(await sharedCount())),

  /** What an override would be like. */
  preview: procedureFor("override.make")
    .input(overrideDraft.omit({ reason: true }))
    .query(async ({ input }) => stamped(await previewOverride(await policyInForce(), input))),

  /** What an override may say. */
  choices: procedureFor("override.make").query(async () => {
    const policy = await policyInForce();
    const { teams, issueTypes } = policy.document;
    return stamped({
      teams: teams.map((t) => ({ id: t.id, name: t.name, tiers: policy.teamTiers(t.id) })),
      issueTypes: issueTypes.map((t) => ({ id: t.id, name: t.name, owner: t.owner })),
    });
  }),
});

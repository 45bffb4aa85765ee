import { chooseStartTier } from "../assignment/gatekeeper";
import { type Estimates, expectedOf } from "../estimates/expected";
import { inForce, type Override, overridden } from "../override/override";
import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";
import { likely, type OwnerBounds } from "../ticket/ledger";
import type { TicketCommand } from "../ticket/lifecycle";
import type { Ticket } from "../ticket/ticket";
import type { Candidate } from "../triage/understanding";
import { ownersInOrder } from "./owner";

export const boundsOf = (policy: Policy | null): OwnerBounds => ({
  hopLimit: policy?.document.hopLimit ?? Number.POSITIVE_INFINITY,
  lastResort: policy?.document.lastResort.team ?? null,
});

/** Where a ticket goes on. */
export interface NextOwner {
  team: string;
  tier: number;
  isLastResort: boolean;
  reason: Reason;
}

/** What of a ticket its next owner depends on. */
export type Movable = Pick<
  Ticket,
  "issueType" | "candidates" | "segment" | "complexity" | "minTier" | "hops" | "barredTeams"
> & { queue: { team: string } | null };

/** What a ticket may be about, the likeliest first; what a person put right before all that was read. */
function readings({ issueType, candidates }: Movable): Candidate[] {
  if (issueType === null) return [];
  const others = candidates.filter((c) => c.issueType !== issueType && c.probability >= likely);
  const own = candidates.find((c) => c.issueType === issueType) ?? { issueType, probability: 1 };
  return [own, ...others];
}

/** Who has a ticket that its team does not own: the next team that owns what it may be about, at a tier it still allows, and
 *  that has not said that it is not theirs. Nobody left, or too many changes of team already: the last resort. `at` in
 *  epoch ms: ownership has hours. What overrides in force make of an owner comes before that owner. */
export function nextOwner(
  t: Movable,
  policy: Policy,
  at: number,
  estimates: Estimates | null = null,
  overrides: readonly Override[] = [],
): NextOwner {
  const { lastResort, hopLimit } = policy.document;
  const last = { team: lastResort.team, tier: lastResort.tier, isLastResort: true };
  const before = t.queue?.team;
  if (t.hops + (before === undefined ? 0 : 1) >= hopLimit) {
    return { ...last, reason: reason("hopLimit", { team: last.team, hops: t.hops, limit: hopLimit }) };
  }
  const read = readings(t);
  for (const [i, { issueType }] of read.entries()) {
    const type = policy.issueType(issueType);
    const teams = ownersInOrder(policy, { candidates: read.slice(i), segment: t.segment, at });
    for (const owner of teams.flatMap((team) => {
      const own = {
        team,
        tier: Math.max(type?.startTier ?? 1, t.minTier),
        issueType,
        reason: whyNext(t, policy, team),
      };
      const instead = overridden(policy, own, t.segment, inForce(overrides, at));
      return instead === own ? [own] : [instead, own];
    })) {
      const { team } = owner;
      const isPossible = policy.teamTiers(team).some((tier) => tier >= owner.tier);
      if (!isPossible || team === before || t.barredTeams.includes(team)) continue;
      const { tier } = chooseStartTier(policy, owner, t.complexity, expectedOf(estimates, policy, issueType));
      return { team, tier, isLastResort: false, reason: owner.reason };
    }
  }
  return { ...last, reason: whyNext(t, policy, last.team) };
}

/** The team before does not exist any more, or has released it; or nobody ever had it. */
function whyNext(t: Movable, policy: Policy, team: string): Reason {
  const before = t.queue?.team;
  if (before !== undefined && policy.teamTiers(before).length === 0) {
    return reason("ownerUnknown", { team, instead: before });
  }
  const instead = t.barredTeams.find((released) => released === before) ?? t.barredTeams[0];
  return instead === undefined ? reason("ownerLastResort", { team }) : reason("ownerNext", { team, instead });
}

/** The ticket to its last resort: the named person has it at once, without an offer. While nobody is named it stays visibly
 *  unowned. */
export function toLastResort(policy: Policy, why: Reason): TicketCommand[] {
  const { person: personId, team, tier } = policy.document.lastResort;
  if (personId === null) return [{ do: "leaveUnowned", reasons: [reason("ownerMissing"), why] }];
  const reasons = [reason("assignedLastResort"), why];
  return [
    { do: "queue", team, tier, reasons: [why] },
    { do: "assign", personId, team, tier, via: "lastResort", reasons },
  ];
}

/** The commands that hand an unassigned ticket on to its next owner. */
export function handOn(
  t: Ticket,
  policy: Policy,
  at: number,
  estimates: Estimates | null = null,
  overrides: readonly Override[] = [],
): TicketCommand[] {
  const { team, tier, isLastResort, reason: why } = nextOwner(t, policy, at, estimates, overrides);
  return isLastResort ? toLastResort(policy, why) : [{ do: "queue", team, tier, reasons: [why] }];
}

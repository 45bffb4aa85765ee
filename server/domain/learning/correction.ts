import { chooseStartTier, lowestTier } from "../assignment/gatekeeper";
import { correctedReadings, resolveOwner } from "../decision/owner";
import { type Estimates, expectedOf } from "../estimates/expected";
import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";
import type { Ticket } from "../ticket/ticket";

/** Of issue type, team and tier those that an agent put right. `issueType: null` = none of these. */
export interface Corrected {
  issueType?: string | null;
  team?: string;
  tier?: number;
}

/** Where a corrected ticket belongs, what is to be learned, and what it replaces. */
export interface CorrectionPlan {
  issueType: string | null;
  place: { team: string; tier: number };
  /** The lowest tier allowed there. */
  minTier: number;
  /** Only what differs from before: this becomes the example. */
  is: Corrected;
  was: Corrected;
  reasons: Reason[];
}

export type CorrectionFault = "nothing" | "issueType" | "team" | "tier";

/** The owner, start and lowest tier that the policy gives a ticket of this issue type, beside what else was read of it: what
 *  a decision would say that knew the type. */
function placeByPolicy(
  t: Ticket,
  policy: Policy,
  issueType: string | null,
  estimates: Estimates | null,
  at: number,
): { team: string; tier: number; minTier: number } {
  const { outOfScope } = policy.document;
  const owner =
    issueType === null
      ? { team: outOfScope.owner, tier: outOfScope.tier, issueType }
      : resolveOwner(policy, { candidates: correctedReadings({ issueType }, t.candidates), segment: t.segment, at });
  const expected = owner.issueType === null ? undefined : expectedOf(estimates, policy, owner.issueType);
  const { tier } = chooseStartTier(policy, owner, t.complexity, expected);
  return { team: owner.team, tier, minTier: Math.min(tier, lowestTier(policy, owner)) };
}

/** Plans a correction made at `at` (epoch ms): `chosen` names what the agent changed; what it leaves out follows from the policy when the issue
 *  type changes, and stays as it is otherwise. A fault names the field that cannot be. */
export function planCorrection(
  t: Ticket,
  chosen: Corrected,
  policy: Policy,
  at: number,
  estimates: Estimates | null = null,
): CorrectionPlan | { fault: CorrectionFault } {
  const issueType = chosen.issueType === undefined ? t.issueType : chosen.issueType;
  if (issueType !== null && issueType !== t.issueType && !policy.issueType(issueType)) return { fault: "issueType" };
  const before = t.queue
    ? { team: t.queue.team, tier: t.queue.tier, minTier: t.minTier }
    : placeByPolicy(t, policy, t.issueType, estimates, at);
  const isRetyped = issueType !== t.issueType;
  const expected = isRetyped ? placeByPolicy(t, policy, issueType, estimates, at) : before;
  const team = chosen.team ?? expected.team;
  const tiers = policy.teamTiers(team);
  if (tiers.length === 0) return { fault: "team" };
  const tier =
    chosen.tier ?? (team === expected.team ? expected.tier : (tiers.find((x) => x >= expected.tier) ?? tiers[0]!));
  if (!tiers.includes(tier)) return { fault: "tier" };
  const is: Corrected = {
    ...(isRetyped && { issueType }),
    ...(chosen.team !== undefined && team !== expected.team && { team }),
    ...(chosen.tier !== undefined && tier !== expected.tier && { tier }),
  };
  if (Object.keys(is).length === 0) return { fault: "nothing" };
  const was: Corrected = { issueType: t.issueType, team: before.team, tier: before.tier };
  // Where it waits as the queues are says nothing of who may begin: only a tier that was named does.
  const minTier = is.tier ?? Math.min(expected.minTier, tier);
  return { issueType, place: { team, tier }, minTier, is, was, reasons: [reason("correctedByPerson", { team, tier })] };
}

/** An earlier correction of a message much like this one, whose team or tier applies here too. */
export interface Precedent {
  correctionId: string;
  /** Number of the corrected ticket. */
  ticket: number;
  /** 0..1. */
  closeness: number;
  /** Whether it came after the model in force was trained. Absent in decisions from before this counted. */
  isUntrained?: boolean;
  team?: string;
  tier?: number;
}

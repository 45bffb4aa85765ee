import type { Policy } from "../policy/compile";
import type { OwnershipRule } from "../policy/document";
import { type Reason, reason } from "../reasons";
import type { Candidate } from "../triage/understanding";
import { type Segment, segments } from "../vocabulary";

export interface Ownership {
  team: string;
  /** Lowest tier the rule allows, before complexity is considered. */
  tier: number;
  /** null when the ticket belongs to no issue type. */
  issueType: string | null;
  reason: Reason;
}

/** What an owner is resolved from. */
export interface OwnerFacts {
  /** The likeliest first. */
  candidates: readonly Candidate[];
  segment: Segment;
  /** The instant of the decision, epoch ms. Missing in decisions from before ownership had hours: no rule by hour fits then,
   *  and reasons are said as they were. */
  at?: number;
}

/** What was read of a ticket, the likeliest first, after what a person put right: that is sure, and goes before the rest. */
export function correctedReadings(
  corrected: { issueType: string | null } | undefined,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (!corrected) return candidates;
  const { issueType } = corrected;
  if (issueType === null) return [];
  return [{ issueType, probability: 1 }, ...candidates.filter((c) => c.issueType !== issueType)];
}

/** Why nobody has what the policy gives to nobody: to the last resort, with the reason. */
function lastResort({ document }: Policy, issueType: string | null, why: Reason | null): Ownership {
  const { team, tier } = document.lastResort;
  return { team, tier, issueType, reason: why ?? reason("ownerLastResort", { team }) };
}

const toLast: readonly string[] = ["ownerLastResort", "ownerUnknown"];
/** Whether nobody owns it but the named person of the last resort. */
export const isLastResort = (owner: Pick<Ownership, "reason">): boolean => toLast.includes(owner.reason.code);

/** The owner, unless the policy has no such team (any more): what it owned falls to the last resort. */
export function orLastResort(policy: Policy, owner: Ownership): Ownership {
  if (policy.teamTiers(owner.team).length > 0) return owner;
  const { team } = policy.document.lastResort;
  return lastResort(policy, owner.issueType, reason("ownerUnknown", { team, instead: owner.team }));
}

function fits(rule: OwnershipRule, leading: string, { candidates, segment, at }: OwnerFacts, policy: Policy): boolean {
  const { hours, minProbability, issueTypes } = rule;
  // Asked of every rule for every ticket: most are about something else.
  if (!issueTypes.includes(leading)) return false;
  const isLikely = (t: string) => candidates.some((c) => c.issueType === t && c.probability >= minProbability);
  if (!issueTypes.every(isLikely)) return false;
  if (rule.segments !== null && !rule.segments.includes(segment)) return false;
  if (hours === null) return true;
  const isOpen = at === undefined ? null : policy.isOpen(hours.calendar, at);
  return isOpen !== null && isOpen === (hours.during === "open");
}

function reasonOf(rule: OwnershipRule, { segment, at }: OwnerFacts): Reason {
  const { id, owner: team, issueTypes, hours } = rule;
  if (at === undefined) return reason("ownerByIntersection", { team, first: issueTypes[0]!, second: issueTypes[1]! });
  return reason("ownerByRule", {
    team,
    rule: id,
    issueTypes: issueTypes.join(", "),
    isSegment: rule.segments !== null,
    segment: rule.segments ? segment : "",
    calendar: hours?.calendar ?? "none",
    during: hours?.during ?? "always",
  });
}

/** Every team that would own it if those before did not, as the rules and then the issue type have them. */
export function ownersInOrder(policy: Policy, facts: OwnerFacts): string[] {
  const type = facts.candidates[0] && policy.issueType(facts.candidates[0].issueType);
  if (!type) return [];
  const rules = policy.document.ownership.filter((x) => fits(x, type.id, facts, policy));
  return [...new Set([...rules.map((x) => x.owner), type.owner])];
}

/** Exactly one owner for any ticket: the first ownership rule that fits its issue types, segment and hour, else the issue
 *  type's own owner, else the last resort, which also has what a team owned that does not exist any more. */
export function resolveOwner(policy: Policy, facts: OwnerFacts): Ownership {
  const top = facts.candidates.find((c) => policy.issueType(c.issueType));
  const type = top && policy.issueType(top.issueType);
  if (!type) return lastResort(policy, null, null);
  const rule = policy.document.ownership.find((x) => fits(x, type.id, facts, policy));
  const team = rule?.owner ?? type.owner;
  const why = rule ? reasonOf(rule, facts) : reason("ownerByIssueType", { team, issueType: type.id });
  return orLastResort(policy, { team, tier: type.startTier, issueType: type.id, reason: why });
}

/** Another hour or another segment that would have had another owner, the first of each: hours of a calendar that a rule
 *  names, and segments in their order. None in decisions from before this was said. */
export function otherOwners(policy: Policy, facts: OwnerFacts, owner: Ownership): Reason[] {
  const { at } = facts;
  if (at === undefined || owner.issueType === null) return [];
  const rules = policy.document.ownership.filter((x) => x.issueTypes.includes(owner.issueType!));
  const calendars = [...new Set(rules.flatMap((x) => (x.hours ? [x.hours.calendar] : [])))];
  const byHour = calendars.flatMap((calendar) => {
    const isOpen = policy.isOpen(calendar, at) === false;
    const turned: Policy = { ...policy, isOpen: (id, t) => (id === calendar ? isOpen : policy.isOpen(id, t)) };
    const { team } = resolveOwner(turned, facts);
    return team === owner.team ? [] : [reason("atOtherHours", { team, calendar, during: isOpen ? "open" : "closed" })];
  });
  const bySegment = rules.some((x) => x.segments)
    ? segments.flatMap((segment) => {
        const { team } = resolveOwner(policy, { ...facts, segment });
        return team === owner.team ? [] : [reason("inOtherSegment", { team, segment })];
      })
    : [];
  return [...byHour.slice(0, 1), ...bySegment.slice(0, 1)];
}

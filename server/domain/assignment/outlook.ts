import { reason } from "../reasons";
import { startingVariance } from "./afterFailure";
import { logistic, successLogit } from "./gatekeeper";
import { chanceAt, othersOf, type TypeSums } from "./otherTypes";
import type { PlannableTicket } from "./queueOf";
import type { RoutableAgent, RoutingSnapshot, RoutingWeights } from "./snapshot";

/** What is taken for the share of probability that no estimate of the desk covers: a middling chance and time. */
const unknown = { success: 0.5, minutes: 20 };

const nobodys = { share: 0, success: 0, minutes: 0 };

/** One touch of a ticket at a tier, before it is known whose: what is the same for all agents of the tier. */
export interface Outlook {
  /** Candidate issue types with an estimate. */
  parts: { issueType: string; team: string; probability: number; logit: number; success: number; minutes: number }[];
  /** Probability that no candidate with an estimate covers: it is one of the desk's other types. */
  rest: number;
  /** What those are like that are a team's; null where nothing is known of any. */
  others: (team: string) => { share: number; success: number; minutes: number } | null;
  /** Minutes to read what others did before. */
  reading: number;
}

/** How a touch may go. */
export interface Touch {
  /** Probability that it solves the ticket. */
  success: number;
  /** Probability that the ticket is another team's. */
  misroute: number;
  minutes: number;
}

/** null where an estimate is no usable number. The chance is the mean over what the complexity may be: the logistic of a
 *  normal is nearly the logistic of its mean, flattened by its variance (MacKay 1992). */
function outlookAt(
  p: PlannableTicket,
  tier: number,
  s: RoutingSnapshot,
  w: RoutingWeights,
  sums: TypeSums,
): Outlook | null {
  const { complexityEffect, costPerMinute } = s.tiers.find((t) => t.tier === tier) ?? {
    complexityEffect: 0,
    costPerMinute: 0,
  };
  if (!Number.isFinite(complexityEffect) || !Number.isFinite(costPerMinute)) return null;
  const variance = Math.max(0, p.ticket.complexityVariance ?? startingVariance);
  const flatter = 1 / Math.sqrt(1 + (Math.PI / 8) * variance * complexityEffect * complexityEffect);
  let rest = 1;
  const parts: Outlook["parts"] = [];
  for (const { issueType, team, probability } of p.shares) {
    const estimate = Object.hasOwn(s.issueTypes, issueType) ? s.issueTypes[issueType]?.byTier?.[tier] : undefined;
    if (!estimate) continue;
    if (!Number.isFinite(estimate.success) || !Number.isFinite(estimate.handlingMinutes)) return null;
    const logit = flatter * successLogit(estimate.success, complexityEffect, p.ticket.complexity);
    parts.push({ issueType, team, probability, logit, success: logistic(logit), minutes: estimate.handlingMinutes });
    rest -= probability;
  }
  const chance = chanceAt(complexityEffect, p.ticket.complexity, flatter);
  const of = othersOf(
    sums,
    tier,
    parts.map((x) => x.issueType),
    chance,
  );
  // Whose it is, is known: whatever it is about, it is theirs.
  const isOwned = p.ticket.ownerTeam === p.team;
  const others = (team: string) => (isOwned ? (team === p.team ? of(null) : nobodys) : of(team));
  return { parts, rest: Math.max(0, rest), others, reading: p.ticket.touches > 0 ? w.handoffMinutes : 0 };
}

/** What a touch takes on average of the time that one takes which solves. */
const shareOf = (success: number, w: RoutingWeights) => success + (1 - success) * w.failedShare;

/** A logit offset per issue type; absent = 0, NaN where it is no number. */
type Skill = RoutableAgent["skill"];

function offsetOf(skills: Skill | null, issueType: string): number {
  const skill = skills?.[issueType] as unknown; // `constructor` is no skill either
  if (typeof skill !== "number") return 0;
  return Number.isFinite(skill) ? skill : Number.NaN;
}

/** The touch of somebody who works for some teams (each named once), with what they are better or worse at. A failed
 *  one is noticed after a share of its time, one of another team's after the minutes that this takes. NaN where a skill is no
 *  number. */
export function touchOf(o: Outlook, teams: readonly string[], skills: Skill | null, w: RoutingWeights): Touch {
  let success = 0;
  let minutes = 0;
  let misroute = 0;
  if (o.rest > 0) {
    let ours = 0;
    for (const team of teams) {
      const other = o.others(team) ?? { ...unknown, share: 1 };
      success += o.rest * other.share * other.success;
      minutes += o.rest * other.share * (other.minutes * shareOf(other.success, w) + o.reading);
      ours += other.share;
      if (ours >= 1) break;
    }
    misroute = o.rest * Math.max(0, 1 - ours);
    minutes += misroute * w.misrouteMinutes;
  }
  for (const part of o.parts) {
    if (teams.includes(part.team)) {
      const offset = offsetOf(skills, part.issueType);
      const chance = offset === 0 ? part.success : logistic(part.logit + offset);
      success += part.probability * chance;
      minutes += part.probability * (part.minutes * shareOf(chance, w) + o.reading);
    } else {
      misroute += part.probability;
      minutes += part.probability * w.misrouteMinutes;
    }
  }
  return { success, misroute, minutes };
}

/** What is expected of one ticket at each tier, worked out once. */
export class Prospect {
  private readonly outlooks = new Map<number, Outlook | null>();
  private readonly touches = new Map<number, Touch | null>();

  constructor(
    readonly ticket: PlannableTicket,
    private readonly s: RoutingSnapshot,
    private readonly w: RoutingWeights,
    private readonly sums: TypeSums,
  ) {}

  /** Of the ticket as it may become. */
  of(ticket: PlannableTicket): Prospect {
    return new Prospect(ticket, this.s, this.w, this.sums);
  }

  /** The same ticket where it begins at another tier. */
  at(tier: number): Prospect {
    const reasons = [...this.ticket.reasons, reason("beginsAtTier", { tier, instead: this.ticket.tier })];
    return this.of({ ...this.ticket, tier, reasons });
  }

  outlook(tier: number): Outlook | null {
    let found = this.outlooks.get(tier);
    if (found === undefined) {
      found = outlookAt(this.ticket, tier, this.s, this.w, this.sums);
      this.outlooks.set(tier, found);
    }
    return found;
  }

  /** The touch of an average member of its team. */
  touch(tier: number): Touch | null {
    let found = this.touches.get(tier);
    if (found === undefined) {
      const outlook = this.outlook(tier);
      found = outlook && touchOf(outlook, [this.ticket.team], null, this.w);
      this.touches.set(tier, found);
    }
    return found;
  }
}

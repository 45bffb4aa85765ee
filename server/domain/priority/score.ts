import type { PolicyDocument } from "../policy/document";
import { type Reason, type ReasonCode, reason } from "../reasons";
import { type Clock, isPromise, leftMs } from "../sla/clock";
import type { CalendarRef, TimeScale } from "../sla/rules";
import type { Understanding } from "../triage/understanding";
import type { Segment } from "../vocabulary";

/** One visible summand of the score, in points, with why. */
export interface Contribution {
  points: number;
  reason: Reason;
}
export interface Priority {
  /** 0 to 100: the clamped, rounded sum. */
  score: number;
  contributions: Contribution[];
}

const clamp = (x: number) => Math.max(0, Math.min(100, x));

/** How much a ticket matters before time enters: clamp(Σ weightᵢ × signalᵢ, 0, 100). Monotone in every risk signal. */
export function scorePriority(
  facts: {
    segment: Segment;
    signals: Understanding["signals"];
    hasGravity: boolean;
    /** What the account's context adds. */
    context?: readonly Contribution[];
  },
  weights: PolicyDocument["priority"],
): Priority {
  const part = (code: ReasonCode, points: number, params: Reason["params"]): Contribution => ({
    points,
    reason: reason(code, params),
  });
  const { segment, signals } = facts;
  const contributions = [
    part("prioritySegment", weights.segment[segment], { segment }),
    part("prioritySeverity", weights.severity * signals.severity.value, { value: signals.severity.value }),
    part("priorityUrgency", weights.urgency * signals.urgency.value, { value: signals.urgency.value }),
    part("priorityFrustration", weights.frustration * signals.frustration.value, { value: signals.frustration.value }),
    part("priorityGate", facts.hasGravity ? weights.gate : 0, {}),
    ...(facts.context ?? []),
  ].filter((c) => c.points > 0);
  const score = Math.round(clamp(contributions.reduce((sum, c) => sum + c.points, 0)));
  return { score, contributions };
}

/** Points for time pressure: 0 far from the deadline, rising smoothly over the last quarter of the window, high but
 *  bounded after a breach. The tightest running clock counts, so a breach never lowers it while another clock is far
 *  off. Added where it is shown, never stored, so it rises by itself. A clock whose calendar is not there yet (null) says
 *  nothing. */
export function slaPoints(
  clocks: readonly Clock[],
  now: number,
  weight: number,
  scaleOf: (calendar: CalendarRef | null) => TimeScale | null,
): number {
  const shares = clocks
    .filter((c) => c.state === "running" && isPromise(c))
    .flatMap((c) => {
      const scale = scaleOf(c.calendar);
      return scale ? [leftMs(c, now, scale) / c.targetMs] : [];
    });
  return shares.length === 0 ? 0 : weight / (1 + Math.exp((Math.min(...shares) - 0.125) / 0.05));
}

/** The score as it is now: what is stored, and what the time adds to it. */
export const scoreNow = (stored: number, points: number): number => Math.round(clamp(stored + points));

/** The planner's weight: exp(k × (score − 50) / 50). Takes the score without SLA slack, which the planner sees through
 *  the clocks, so nothing counts twice. */
export function importanceOf(scoreWithoutSlack: number, k: number): number {
  return Math.exp((k * (scoreWithoutSlack - 50)) / 50);
}

import type { Ticket } from "../ticket/ticket";
import type { ClockMetric, Wait } from "../vocabulary";

/** How time counts: all of it, or the open hours of a calendar. Instants are epoch ms, lengths are ms. */
export interface TimeScale {
  /** The instant at which `ms` (at least 0) more have counted. */
  add(at: number, ms: number): number;
  /** What counts from `from` to `to`; 0 where `to` is not later. */
  between(from: number, to: number): number;
  /** The open intervals from `from` to `to`. */
  open(from: number, to: number): { start: number; end: number }[];
}
export const elapsedTime: TimeScale = {
  add: (at, ms) => at + ms,
  between: (from, to) => Math.max(0, to - from),
  open: (from, to) => (to > from ? [{ start: from, end: to }] : []),
};

/** A calendar as it was published: a running promise keeps the hours that it was given with. */
export interface CalendarRef {
  id: string;
  policyVersion: number;
}

/** The time of a calendar; all time for null. */
export type ScaleOf = (calendar: CalendarRef | null) => TimeScale;

/** The promise for one metric: target in ms of its own time and the fractions of it at which to warn. */
export interface Target {
  targetMs: number;
  warnAt: readonly number[];
  /** The hours that count; null counts all time. */
  calendar: CalendarRef | null;
}

/** A tier's part of a promise, 0..1. */
export interface TierShare {
  tier: number;
  share: number;
}

export const reopenings = ["restart", "resume", "none"] as const;
/** What reopening does to the promise of resolution: a new one, the rest of the old one, or none. */
export type Reopening = (typeof reopenings)[number];

/** Everything that clocks read of the policy. */
export interface ClockRules {
  target(metric: ClockMetric, t: Ticket): Target | null;
  /** How a promise is divided among tiers; empty where it is not. */
  shares(metric: ClockMetric, t: Ticket): readonly TierShare[];
  /** Whether waiting for them stops the clocks of a metric. */
  pausesFor(metric: ClockMetric, wait: Wait): boolean;
  onReopen: Reopening;
  /** Also of a calendar that was published long ago. */
  scale: ScaleOf;
}

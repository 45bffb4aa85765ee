import type { ClockMetric, NotifyWay } from "../vocabulary";

/** What somebody is told about an alarm: typed facts, worded where they are read. */
export interface AlarmNotice {
  clockId: string;
  metric: ClockMetric;
  /** The tier whose budget it is; null for the promise. */
  tier: number | null;
  /** Fraction of the target; null = the breach. */
  fraction: number | null;
  /** The alarm's true instant, epoch ms. */
  at: number;
  /** The alarm gave them the ticket. */
  isGiven?: boolean;
}

/** An entry of the outbox with topic `alarm`: to people's own addresses, or to a destination of that policy version. */
export interface AlarmLetter extends AlarmNotice {
  how: Exclude<NotifyWay, "inApp">;
  people: readonly string[];
  destination: string | null;
  policyVersion: number;
}

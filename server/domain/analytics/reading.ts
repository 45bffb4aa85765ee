import type { Adjusted } from "./caseMix";
import type { AbandonCause, Dim } from "./fact";
import type { Numbers, Page, SketchKey } from "./figures";
import type { DayPeriod, Unit } from "./period";

/** What is asked of the rollups, and what they answer: the shapes between server/api/routers/analytics.ts and the pages. */

/** `all`, the desk's `own` tickets, or `own` and imports of history by their ids. */
export type SourceFilter = "all" | "own" | readonly string[];

/** One value a dimension; null = the tickets of which it is not known. */
export type Filters = Partial<Record<Dim, string | null>>;

export interface Ask {
  page: Page;
  period: DayPeriod;
  compare: "previous" | "yearBefore" | "none";
  sources: SourceFilter;
  filters: Filters;
  /** The dimension whose values get a row each. */
  breakdown: Dim | null;
  /** Of the series; left out: what suits the period. */
  unit?: Unit;
}

/** How long things took. Seconds. */
export interface Distribution {
  n: number;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  p95: number | null;
  /** Bars of about equal width on a logarithmic axis, ascending, those of nothing left out. */
  bars: { fromS: number; toS: number; n: number }[];
}
export type Times = Record<SketchKey, Distribution>;

export interface Row {
  value: string | null;
  numbers: Numbers;
  before: Numbers | null;
  /** Only on the page of resolution. */
  times?: Times;
}

/** Numbers of tickets that went from a team to another, by the owner sequence. */
export interface FlowRow {
  from: string;
  to: string;
  tickets: number;
  /** Both ways: what comes back is the smaller of the two. */
  isMutual: boolean;
}

/** A queue in which tickets waited for people, and what was abandoned there. */
export interface QueueRow {
  team: string;
  tier: number;
  waited: number;
  abandoned: number;
  causes: Record<AbandonCause, number>;
}

/** A difference of means with its 95 % interval. */
export interface Uplift {
  /** Points of CSAT, escalated less not escalated, strata weighted by their escalated tickets; null without a match. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** Rated tickets that had a match, and all. */
  escalated: { matched: number; all: number };
  direct: { matched: number; all: number };
  strata: number;
}

export interface PersonRow {
  personId: string;
  numbers: Numbers;
  before: Numbers | null;
  /** Touches that ended in a success or a failure. */
  outcomes: number;
  /** False below `minimumOutcomes`: shown without rates, and nowhere in an order. */
  isEnough: boolean;
  /** The share of successes, and seconds a touch: see caseMix.ts for what may be compared with what. */
  success: Adjusted["success"];
  handlingS: Adjusted["handlingS"];
}

export interface PageData {
  page: Page;
  period: DayPeriod;
  comparison: DayPeriod | null;
  unit: Unit;
  total: Numbers;
  before: Numbers | null;
  series: { from: string; to: string; numbers: Numbers }[];
  /** Descending by tickets; null where none was asked. */
  rows: Row[] | null;
  times?: { total: Times; before: Times | null };
  /** Median seconds to resolution of each slot of the series. */
  medians?: (number | null)[];
  flow?: FlowRow[];
  queues?: QueueRow[];
  uplift?: Uplift;
  people?: PersonRow[];
  /** Tickets that changed and are not counted anew yet; a worker is at it. */
  behind: number;
  /** True where the rollups could not answer (three filters, or two and a breakdown) and the facts were read one by one. */
  isFromFacts: boolean;
}

/** The tickets behind one number. */
export interface TicketsAsk {
  /** A measure of tickets (measures.ts), or `flow` / `queue` / `queue.abandoned` / `people.<field>` with its `item`. */
  measure: string;
  item?: string;
  period: DayPeriod;
  sources: SourceFilter;
  filters: Filters;
}
export interface TicketLine {
  ticketId: string;
  source: string;
  /** The desk's number, or the other system's key. */
  number: string;
  subject: string | null;
  /** How its first message begins, where it has no subject. */
  snippet: string | null;
  createdAt: number;
  resolvedAt: number | null;
  issueType: string | null;
  segment: string | null;
  channel: string | null;
  team: string | null;
  tier: number | null;
  person: string | null;
  ttrS: number | null;
  handoffs: number;
  score: number | null;
}
export interface TicketsAnswer {
  count: number;
  lines: TicketLine[];
  /** Pass it on for more; null at the end. */
  next: string | null;
}

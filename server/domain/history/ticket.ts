import { type Flow, flowOf, ownerSequence } from "../analytics/owners";
import type { FactName } from "./mapping";
import { factNames } from "./mapping";
import type { HistoryRow, SkipReason, Sort } from "./rows";

/** A row of a log as an event of its ticket. */
export interface HistoryEvent extends Omit<HistoryRow, "key" | "eventId"> {
  id: string;
  /** The import that brought it first, and its line there. */
  importNo: number;
  line: number;
}

/** What the events of a ticket say of it. */
export interface HistoryTicket extends Flow, Record<FactName, string | null> {
  createdAt: number;
  resolvedAt: number | null;
  owners: string[];
  isReopened: boolean;
  topTier: number | null;
  eventCount: number;
  firstEventAt: number;
  lastEventAt: number;
  rating: number | null;
  firstResponseAt: number | null;
  flaws: Extract<SkipReason, "resolvedBeforeCreated">[];
}

/** What is missing comes last; numbers come before texts. */
function compareValues(a: number | string | null | undefined, b: number | string | null | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
  if (b === null || b === undefined) return -1;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : 1;
}

function compareSort(a: Sort, b: Sort): number {
  if (!Array.isArray(a) || !Array.isArray(b)) return compareValues(numberOf(a), numberOf(b));
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}
const numberOf = (sort: Sort) => (typeof sort === "number" ? sort : null);

/** The order of a ticket's events: as the mapping's columns say, then row; where it names none, by instant, sequence number and row.
 *  A later file's rows come after. */
export function compareEvents(a: HistoryEvent, b: HistoryEvent): number {
  const byMapping = Array.isArray(a.sort) && Array.isArray(b.sort);
  return (byMapping ? 0 : a.at - b.at) || compareSort(a.sort, b.sort) || a.importNo - b.importNo || a.line - b.line;
}

/** The ticket of these events, which are in order. `defaultTier`: of one that nobody was assigned to. */
export function ticketOf(events: readonly HistoryEvent[], defaultTier: number | null): HistoryTicket {
  const owners = ownerSequence(events.map((e) => e.owner));
  let createdAt: number | null = null;
  let resolvedAt: number | null = null;
  let firstResolvedAt: number | null = null;
  let isResolved = false;
  let isReopened = false;
  let topTier: number | null = null;
  let [firstEventAt, lastEventAt] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const said = Object.fromEntries(factNames.map((name) => [name, null])) as Record<FactName, string | null>;
  let rating: number | null = null;
  let firstResponseAt: number | null = null;
  for (const e of events) {
    firstEventAt = Math.min(firstEventAt, e.at);
    lastEventAt = Math.max(lastEventAt, e.at);
    createdAt ??= e.createdAt;
    resolvedAt = e.isResolution ? e.at : (e.resolvedAt ?? resolvedAt);
    if (e.resolvedAt !== null) firstResolvedAt = Math.min(firstResolvedAt ?? e.resolvedAt, e.resolvedAt);
    if (e.tier !== null) topTier = Math.max(topTier ?? e.tier, e.tier);
    if (e.isReopened || (e.isReopening && isResolved)) isReopened = true;
    if (e.isResolution) isResolved = true;
    if (!e.facts) continue;
    for (const name of factNames) said[name] = e.facts[name] ?? said[name];
    rating = e.facts.rating ?? rating;
    firstResponseAt = e.facts.firstResponseAt ?? firstResponseAt;
  }
  // A column tells the resolution's instant, also to rows from before it.
  if (firstResolvedAt !== null) isReopened ||= events.some((e) => e.isReopening && e.at > firstResolvedAt);
  const from = createdAt ?? events[0]!.at;
  const isBackwards = resolvedAt !== null && resolvedAt < from;
  return {
    ...flowOf(owners),
    ...said,
    createdAt: from,
    resolvedAt: isBackwards ? null : resolvedAt,
    owners,
    isReopened,
    topTier: topTier ?? defaultTier,
    eventCount: events.length,
    firstEventAt,
    lastEventAt,
    rating,
    firstResponseAt,
    flaws: isBackwards ? ["resolvedBeforeCreated"] : [],
  };
}

export interface Merged {
  events: HistoryEvent[];
  added: number;
  /** Known, and saying the same. */
  same: number;
  /** Known, and read otherwise now: another mapping, or the log says something else of that event id. */
  changed: number;
}

/** What an event says, whoever wrote it down in which order of keys. */
const content = ({ importNo, line, facts, ...rest }: HistoryEvent) => {
  const { id, at, owner, tier, createdAt, resolvedAt, isResolution, isReopened, isReopening, sort } = rest;
  const said = facts && [...factNames.map((name) => facts[name]), facts.rating, facts.firstResponseAt];
  return JSON.stringify([
    id,
    at,
    owner,
    tier,
    createdAt,
    resolvedAt,
    isResolution,
    isReopened,
    isReopening,
    sort,
    said,
  ]);
};

/** A ticket's known events with those of another file of its source, in order. Each event once; what is read now counts. */
export function mergeEvents(known: readonly HistoryEvent[], fresh: readonly HistoryEvent[]): Merged {
  const byId = new Map(known.map((e) => [e.id, e]));
  const counts = { added: 0, same: 0, changed: 0 };
  for (const e of fresh) {
    const had = byId.get(e.id);
    const next = had ? { ...e, importNo: had.importNo, line: had.line } : e;
    if (!had) counts.added++;
    else if (content(had) === content(e)) counts.same++;
    else counts.changed++;
    byId.set(e.id, next);
  }
  return { events: [...byId.values()].sort(compareEvents), ...counts };
}

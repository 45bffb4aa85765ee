import type { TicketEvent } from "../ticket/events";
import { foldTicket, type Ticket } from "../ticket/ticket";
import type { Clock } from "./clock";
import type { ScaleOf } from "./rules";

/** Where a stored clock is not what its history makes of it. */
export interface ClockDifference {
  ticketId: string;
  clockId: string;
  field: string;
  is: unknown;
  shouldBe: unknown;
}

/** The stretches in which a clock ran, [from, to] in epoch ms; `to` null = still running. */
function stretchesOf(events: readonly TicketEvent[], clockId: string): [number, number | null][] {
  const stretches: [number, number | null][] = [];
  for (const e of events) {
    if (!("clockId" in e.data) || e.data.clockId !== clockId) continue;
    const last = stretches.at(-1);
    if (e.type === "ClockStarted" || e.type === "ClockResumed") stretches.push([e.at, null]);
    else if ((e.type === "ClockPaused" || e.type === "ClockStopped") && last?.[1] === null) last[1] = e.at;
  }
  return stretches;
}

/** What a clock used before the stretch that runs, and when it is due, counted anew from when it ran. Due instants of what
 *  was late before its last stretch only order lists, and are left out. */
function recounted(c: Clock, events: readonly TicketEvent[], scaleOf: ScaleOf): { consumedMs: number; dueAt?: number } {
  const time = scaleOf(c.calendar);
  const stretches = stretchesOf(events, c.id);
  const ended = stretches.filter((s): s is [number, number] => s[1] !== null);
  const consumedMs = Math.round(ended.reduce((sum, [from, to]) => sum + time.between(from, to), 0));
  const from = stretches.at(-1)?.[1] === null ? stretches.at(-1)![0] : null;
  if (from === null || (c.breachedAt !== null && c.breachedAt <= from)) return { consumedMs };
  const left = c.targetMs - consumedMs;
  return { consumedMs, dueAt: left > 0 ? time.add(from, left) : from };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Checks a ticket's stored clocks in two ways: against its events replayed, and against the time in which each clock ran,
 * counted again in its calendar's hours. Both are independent of the alarm loop. Lengths may differ by a millisecond for
 * each pause, since they are stored in whole ones.
 */
export function auditTicket(t: Ticket, events: readonly TicketEvent[], scaleOf: ScaleOf): ClockDifference[] {
  const told = foldTicket(t.id, events).clocks;
  const found: ClockDifference[] = [];
  const differ = (clockId: string, field: string, is: unknown, shouldBe: unknown) =>
    found.push({ ticketId: t.id, clockId, field, is, shouldBe });
  for (const missing of told.filter((c) => !t.clocks.some((own) => own.id === c.id))) {
    differ(missing.id, "clock", null, missing.metric);
  }
  for (const c of t.clocks) {
    const replayed = told.find((one) => one.id === c.id);
    if (!replayed) {
      differ(c.id, "clock", c.metric, null);
      continue;
    }
    for (const field of Object.keys(c) as (keyof Clock)[]) {
      if (!same(c[field], replayed[field])) differ(c.id, field, c[field], replayed[field]);
    }
    const again = recounted(c, events, scaleOf);
    const slack = 1 + stretchesOf(events, c.id).length;
    if (Math.abs(again.consumedMs - c.consumedMs) > slack) differ(c.id, "consumedMs", c.consumedMs, again.consumedMs);
    if (c.state === "running" && again.dueAt !== undefined && Math.abs(again.dueAt - (c.dueAt ?? 0)) > slack) {
      differ(c.id, "dueAt", c.dueAt, again.dueAt);
    }
  }
  return found;
}

/** A ticket whose clocks or history could not be read at all. */
export const unreadable = (ticketId: string): ClockDifference => ({
  ticketId,
  clockId: "",
  field: "history",
  is: "unreadable",
  shouldBe: "readable",
});

const keyOf = (d: ClockDifference) => `${d.ticketId} ${d.clockId} ${d.field}`;

/** What stands after a round: what it found, and what earlier rounds found of tickets that it did not recount. `fresh` is
 *  what was not known before. */
export function standingAfter(
  before: readonly ClockDifference[],
  recounted: readonly string[],
  found: readonly ClockDifference[],
): { standing: ClockDifference[]; fresh: ClockDifference[] } {
  const known = new Set(before.map(keyOf));
  const anew = new Set([...recounted, ...found.map((d) => d.ticketId)]);
  const standing = [...found, ...before.filter((d) => !anew.has(d.ticketId))];
  return { standing, fresh: found.filter((d) => !known.has(keyOf(d))) };
}

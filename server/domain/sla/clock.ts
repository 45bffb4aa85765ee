import type { EventOf, TicketEvent } from "../ticket/events";
import type { ClockMetric, ClockState, PauseReason } from "../vocabulary";
import type { CalendarRef, TimeScale } from "./rules";

/** A running promise about one metric of one ticket, or a tier's part of it. Instants are epoch ms; lengths are ms of the
 *  time that its calendar counts. */
export interface Clock {
  id: string;
  metric: ClockMetric;
  /** The tier whose budget this is; null for the promise to the customer. */
  tier: number | null;
  state: ClockState;
  /** At most 0 for a budget that other tiers had spent before. */
  targetMs: number;
  /** null counts all time. */
  calendar: CalendarRef | null;
  startedAt: number;
  /** Start of the stretch that is running now; null while paused or stopped. */
  resumedAt: number | null;
  /** Time used up before `resumedAt`. */
  consumedMs: number;
  pausedAt: number | null;
  pausedWhy: PauseReason | null;
  /** The true instant of the breach if nothing changes; null while paused. */
  dueAt: number | null;
  /** Fractions of the target at which a warning is given, ascending, each in (0, 1). */
  warnAt: readonly number[];
  /** The instants of those warnings if nothing changes; empty while paused. */
  warnDueAt: readonly number[];
  /** How many of them were given. */
  warned: number;
  breachedAt: number | null;
  stoppedAt: number | null;
}

type ClockEvent = Extract<TicketEvent, { type: `Clock${string}` }>;

/** The instant of this clock's next alarm (a warning, else the breach), or null when none is to come. */
export function nextDueAt(c: Clock): number | null {
  if (c.state !== "running" || c.dueAt === null || c.breachedAt !== null) return null;
  return c.warnDueAt[c.warned] ?? c.dueAt;
}

/** What counted up to `now`, pauses and closed hours left out. */
export function usedMs(c: Clock, now: number, time: TimeScale): number {
  return c.consumedMs + (c.resumedAt === null ? 0 : time.between(c.resumedAt, now));
}

/** What is left until the breach; negative when late. */
export function leftMs(c: Clock, now: number, time: TimeScale): number {
  return c.targetMs - usedMs(c, c.stoppedAt ?? now, time);
}

export const isOpen = (c: Clock) => c.state === "running" || c.state === "paused";
/** Whether it is a promise to the customer, and no tier's part of one. */
export const isPromise = (c: Clock) => c.tier === null;

/** When a stretch that begins at `at` warns and is due, given what was used before. A target that is used up is due now. */
export function dueInstants(
  from: { at: number; targetMs: number; consumedMs: number; warnAt: readonly number[]; isLate?: boolean },
  time: TimeScale,
): { dueAt: number; warnDueAt: number[] } {
  const { at, targetMs, consumedMs, warnAt, isLate } = from;
  const when = (ms: number) => (ms > consumedMs ? time.add(at, Math.round(ms - consumedMs)) : at);
  // Long broken, it lies before the stretch, so that the one late longest still comes first.
  const dueAt = isLate ? at - Math.max(0, consumedMs - targetMs) : when(targetMs);
  return { dueAt, warnDueAt: warnAt.map((fraction) => when(targetMs * fraction)) };
}

/** Alarms of this clock that are due by `at`, oldest first, each stamped with its true instant and not with the time
 *  of noticing. */
export function alarmsDueBy(c: Clock, at: number): { fraction: number | null; at: number }[] {
  const alarms: { fraction: number | null; at: number }[] = [];
  let probe = c;
  for (let due = nextDueAt(probe); due !== null && due <= at; due = nextDueAt(probe)) {
    const fraction = probe.warnAt[probe.warned] ?? null;
    alarms.push({ fraction, at: due });
    probe = fraction === null ? { ...probe, breachedAt: due } : { ...probe, warned: probe.warned + 1 };
  }
  return alarms;
}

/** Events of before calendars say neither what was used nor when the clock is due: all time counted. */
const usedByElapsed = (c: Clock, at: number) =>
  c.consumedMs + (c.resumedAt === null ? 0 : Math.max(0, at - c.resumedAt));

const paused = { resumedAt: null, dueAt: null, warnDueAt: [] } as const;

function resumed(c: Clock, at: number, data: EventOf<"ClockResumed">["data"]): Clock {
  const targetMs = data.targetMs ?? c.targetMs;
  const left = targetMs - c.consumedMs;
  const warnDueAt = data.warnDueAt ?? c.warnAt.map((fraction) => Math.round(at + left - targetMs * (1 - fraction)));
  const going = { state: "running", resumedAt: at, pausedAt: null, pausedWhy: null, stoppedAt: null } as const;
  return { ...c, ...going, targetMs, dueAt: data.dueAt ?? at + left, warnDueAt };
}

function change(c: Clock, e: ClockEvent): Clock {
  switch (e.type) {
    case "ClockStarted":
      return c;
    case "ClockPaused": {
      const consumedMs = e.data.consumedMs ?? usedByElapsed(c, e.at);
      return { ...c, ...paused, state: "paused", consumedMs, pausedAt: e.at, pausedWhy: e.data.why };
    }
    case "ClockResumed":
      return resumed(c, e.at, e.data);
    case "ClockWarned":
      return { ...c, warned: c.warned + 1 };
    case "ClockBreached":
      return { ...c, breachedAt: e.at };
    case "ClockStopped": {
      const consumedMs = e.data.consumedMs ?? usedByElapsed(c, e.at);
      return { ...c, state: e.data.outcome, consumedMs, resumedAt: null, stoppedAt: e.at };
    }
  }
}

/** Applies one clock event to a ticket's clocks. */
export function applyClockEvent(clocks: readonly Clock[], e: ClockEvent): Clock[] {
  if (e.type !== "ClockStarted") return clocks.map((c) => (c.id === e.data.clockId ? change(c, e) : c));
  const { clockId: id, metric, tier = null, targetMs, warnAt, calendar = null } = e.data;
  const started: Clock = {
    id,
    metric,
    tier,
    state: "running",
    targetMs,
    calendar,
    startedAt: e.at,
    resumedAt: e.at,
    consumedMs: 0,
    pausedAt: null,
    pausedWhy: null,
    dueAt: e.data.dueAt ?? e.at + targetMs,
    warnAt,
    warnDueAt: e.data.warnDueAt ?? warnAt.map((fraction) => Math.round(e.at + targetMs * fraction)),
    warned: 0,
    breachedAt: null,
    stoppedAt: null,
  };
  return [...clocks, started];
}

/** When the earliest running clock is due, epoch ms, also where that is past; null where none runs. */
export function nextBreachAt(clocks: readonly Clock[]): number | null {
  const due = clocks.flatMap((c) => (c.state === "running" && c.dueAt !== null ? [c.dueAt] : []));
  return due.length > 0 ? Math.min(...due) : null;
}

/** The clock that needs attention first: the one due soonest among those still running and not yet late; only when all
 *  are late, the one late longest. So a long-late clock never hides one that can still be kept. */
export function mostUrgent(clocks: readonly Clock[]): Clock | null {
  const open = clocks.filter((c) => c.state === "running" && c.dueAt !== null);
  const savable = open.filter((c) => c.breachedAt === null);
  const pool = savable.length > 0 ? savable : open;
  return pool.reduce<Clock | null>((best, c) => (best === null || c.dueAt! < best.dueAt! ? c : best), null);
}

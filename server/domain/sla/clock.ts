import type { TicketEvent } from "../ticket/events";
import type { ClockMetric, ClockState } from "../vocabulary";

/** A running promise about one metric of one ticket, in elapsed time. Instants are epoch ms, lengths are ms. */
export interface Clock {
  id: string;
  metric: ClockMetric;
  state: ClockState;
  targetMs: number;
  startedAt: number;
  /** Start of the stretch that is running now; null while paused or stopped. */
  resumedAt: number | null;
  /** Time used up before `resumedAt`. */
  consumedMs: number;
  pausedAt: number | null;
  pausedWhy: string | null;
  /** The true instant of the breach if nothing changes; null while paused. */
  dueAt: number | null;
  /** Fractions of the target at which a warning is given, ascending, each in (0, 1). */
  warnAt: number[];
  /** How many of them were given. */
  warned: number;
  breachedAt: number | null;
  stoppedAt: number | null;
}

type ClockEvent = Extract<TicketEvent, { type: `Clock${string}` }>;

/** The instant of this clock's next alarm (a warning, else the breach), or null when none is to come. */
export function nextDueAt(c: Clock): number | null {
  if (c.state !== "running" || c.dueAt === null || c.breachedAt !== null) return null;
  const fraction = c.warnAt[c.warned];
  return fraction === undefined ? c.dueAt : Math.round(c.dueAt - c.targetMs * (1 - fraction));
}

/** Elapsed ms that counted up to `now`, pauses left out. */
export function usedMs(c: Clock, now: number): number {
  return c.consumedMs + (c.resumedAt === null ? 0 : Math.max(0, now - c.resumedAt));
}

/** Ms left until the breach; negative when late. */
export function leftMs(c: Clock, now: number): number {
  return c.targetMs - usedMs(c, c.stoppedAt ?? now);
}

export const isOpen = (c: Clock) => c.state === "running" || c.state === "paused";

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

function change(c: Clock, e: ClockEvent): Clock {
  switch (e.type) {
    case "ClockStarted":
      return c;
    case "ClockPaused":
      return {
        ...c,
        state: "paused",
        consumedMs: usedMs(c, e.at),
        resumedAt: null,
        pausedAt: e.at,
        pausedWhy: e.data.why,
        dueAt: null,
      };
    case "ClockResumed":
      return {
        ...c,
        state: "running",
        resumedAt: e.at,
        pausedAt: null,
        pausedWhy: null,
        stoppedAt: null,
        dueAt: e.at + c.targetMs - c.consumedMs,
      };
    case "ClockWarned":
      return { ...c, warned: c.warned + 1 };
    case "ClockBreached":
      return { ...c, breachedAt: e.at };
    case "ClockStopped":
      return { ...c, state: e.data.outcome, consumedMs: usedMs(c, e.at), resumedAt: null, stoppedAt: e.at };
  }
}

/** Applies one clock event to a ticket's clocks. */
export function applyClockEvent(clocks: readonly Clock[], e: ClockEvent): Clock[] {
  if (e.type !== "ClockStarted") return clocks.map((c) => (c.id === e.data.clockId ? change(c, e) : c));
  const { clockId: id, metric, targetMs, warnAt } = e.data;
  const started: Clock = {
    id,
    metric,
    state: "running",
    targetMs,
    startedAt: e.at,
    resumedAt: e.at,
    consumedMs: 0,
    pausedAt: null,
    pausedWhy: null,
    dueAt: e.at + targetMs,
    warnAt,
    warned: 0,
    breachedAt: null,
    stoppedAt: null,
  };
  return [...clocks, started];
}

/** The clock that needs attention first: the one due soonest among those still running and not yet late; only when all
 *  are late, the one late longest. So a long-late clock never hides one that can still be kept. */
export function mostUrgent(clocks: readonly Clock[]): Clock | null {
  const open = clocks.filter((c) => c.state === "running" && c.dueAt !== null);
  const savable = open.filter((c) => c.breachedAt === null);
  const pool = savable.length > 0 ? savable : open;
  return pool.reduce<Clock | null>((best, c) => (best === null || c.dueAt! < best.dueAt! ? c : best), null);
}

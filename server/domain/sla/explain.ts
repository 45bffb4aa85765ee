import type { TicketEvent } from "../ticket/events";
import type { PauseReason } from "../vocabulary";
import type { Clock } from "./clock";
import type { TimeScale } from "./rules";

/** One line of a clock's account: from when to when it ran, stood or was closed, and what of that counted. Instants are epoch
 *  ms, lengths ms. Lines follow one another without a gap. */
export type ClockLine =
  | { kind: "counted"; from: number; to: number; countedMs: number }
  | { kind: "closed"; from: number; to: number; countedMs: 0 }
  | { kind: "paused"; from: number; to: number; countedMs: 0; why: PauseReason }
  | { kind: "ended"; from: number; to: number; countedMs: 0 };

export interface ClockAccount {
  lines: ClockLine[];
  /** The sum of what counted. */
  usedMs: number;
  /** Negative when late. */
  leftMs: number;
  /** Warnings and the breach, as they were given. */
  alarms: { fraction: number | null; at: number }[];
}

/** So many lines are read; a longer account puts neighbouring ones of a stretch together. */
const mostLines = 40;

type Span =
  | { kind: "running" | "ended"; from: number; to: number }
  | { kind: "paused"; from: number; to: number; why: PauseReason };

function spansOf(clockId: string, events: readonly TicketEvent[], now: number): Span[] {
  const spans: Span[] = [];
  const begin = (span: Span) => {
    const last = spans.at(-1);
    if (last) last.to = span.from;
    spans.push(span);
  };
  for (const e of events) {
    if (!("clockId" in e.data) || e.data.clockId !== clockId) continue;
    const at = { from: e.at, to: now };
    if (e.type === "ClockStarted" || e.type === "ClockResumed") begin({ kind: "running", ...at });
    else if (e.type === "ClockPaused") begin({ kind: "paused", ...at, why: e.data.why });
    else if (e.type === "ClockStopped") begin({ kind: "ended", ...at });
  }
  // What happened after a clock's end is none of its account, unless it goes on later.
  return spans.at(-1)?.kind === "ended" ? spans.slice(0, -1) : spans;
}

function running(from: number, to: number, time: TimeScale, isShort: boolean): ClockLine[] {
  if (isShort) return [{ kind: "counted", from, to, countedMs: time.between(from, to) }];
  const lines: ClockLine[] = [];
  let at = from;
  const close = (until: number) => {
    if (until > at) lines.push({ kind: "closed", from: at, to: until, countedMs: 0 });
  };
  for (const open of time.open(from, to)) {
    close(open.start);
    lines.push({ kind: "counted", from: open.start, to: open.end, countedMs: open.end - open.start });
    at = open.end;
  }
  close(to);
  return lines;
}

/** Explains a clock line by line from its ticket's events: every moment from its start to its end, or to `now`, is in exactly
 *  one line, and what counted adds up to what the clock has used. */
export function explainClock(c: Clock, events: readonly TicketEvent[], time: TimeScale, now: number): ClockAccount {
  const spans = spansOf(c.id, events, c.stoppedAt ?? now);
  const account = (isShort: boolean) =>
    spans.flatMap((span): ClockLine[] =>
      span.kind === "running" ? running(span.from, span.to, time, isShort) : [{ ...span, countedMs: 0 } as ClockLine],
    );
  const whole = account(false);
  const lines = whole.length > mostLines ? account(true) : whole;
  const usedMs = lines.reduce((sum, line) => sum + line.countedMs, 0);
  const alarms = events.flatMap((e) => {
    if ((e.type !== "ClockWarned" && e.type !== "ClockBreached") || e.data.clockId !== c.id) return [];
    return [{ fraction: e.type === "ClockWarned" ? e.data.fraction : null, at: e.at }];
  });
  return { lines, usedMs, leftMs: c.targetMs - usedMs, alarms };
}

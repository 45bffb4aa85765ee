import { riskShare } from "@/server/domain/sla/late";

export type ClockMetric = "acceptance" | "firstResponse" | "nextResponse" | "resolution" | "approval";

/** One promise as a screen shows it. Instants are milliseconds since the epoch on the server's clock. */
export interface ClockView {
  metric: ClockMetric;
  /** The tier whose part of the promise it is. */
  tier?: number;
  /** Whether `totalMs` and `remainingMs` are open hours of a calendar. */
  isBusinessTime?: boolean;
  status: "running" | "paused" | "met" | "void";
  dueAt: number | null;
  /** The whole promise, in the time that counts. */
  totalMs: number;
  /** Time left that counts. Needed while paused; while running it replaces `dueAt − now`. */
  remainingMs?: number;
  /** How its time counts is not known yet: it says no length of it. */
  isUncounted?: boolean;
  /** Why it is paused or void, as a sentence. */
  reason?: string;
  /** When it was met. */
  endedAt?: number;
  /** What was left of a met one at its end, in the time that counts; negative when late. Without it the wall time between
   *  `endedAt` and `dueAt`. */
  spareMs?: number;
  /** The verdict on a met one. Without it `dueAt` and `endedAt` decide. */
  isLate?: boolean;
}

export type ClockTone = "calm" | "soon" | "late" | "paused" | "met" | "metLate" | "void";

export interface ClockState {
  tone: ClockTone;
  /** Negative when late. */
  leftMs: number;
  /** Of the whole promise, 0 to 1. */
  share: number;
}

export function clockState(clock: ClockView, now: number): ClockState {
  // How much is left nobody can say yet; whether it is late its due instant tells.
  if (clock.isUncounted && clock.status === "running")
    return { tone: clock.dueAt !== null && clock.dueAt <= now ? "late" : "calm", leftMs: 0, share: 1 };
  const leftMs = clock.remainingMs ?? (clock.dueAt === null ? 0 : clock.dueAt - now);
  const share = clock.totalMs > 0 ? Math.min(1, Math.max(0, leftMs / clock.totalMs)) : 0;
  switch (clock.status) {
    case "void":
      return { tone: "void", leftMs: 0, share: 0 };
    case "paused":
      return { tone: "paused", leftMs, share };
    case "met": {
      const wallMs = clock.dueAt === null || clock.endedAt === undefined ? 0 : clock.dueAt - clock.endedAt;
      const spareMs = clock.spareMs ?? wallMs;
      return (clock.isLate ?? spareMs < 0)
        ? { tone: "metLate", leftMs: Math.min(0, spareMs), share: 0 }
        : { tone: "met", leftMs: Math.max(0, spareMs), share: 0 };
    }
    case "running":
      return { tone: leftMs <= 0 ? "late" : share <= riskShare ? "soon" : "calm", leftMs, share };
  }
}

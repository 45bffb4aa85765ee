import type { Clock } from "@/server/domain/sla/clock";

/** The running clocks that are late already and are not the one that is shown: it must not hide them. */
export const lateBeside = (clocks: readonly Clock[], shown: Clock | null, now: number): Clock[] =>
  clocks.filter((c) => c.id !== shown?.id && c.state === "running" && (c.dueAt ?? now) <= now);

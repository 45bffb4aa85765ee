import type { Clock } from "@/server/domain/sla/clock";
import { latePromises } from "@/server/domain/sla/late";

/** The late promises beside the clock that is shown: it must not hide them. */
export const lateBeside = (clocks: readonly Clock[], shown: Clock | null, now: number): Clock[] =>
  latePromises(clocks, now).filter((c) => c.id !== shown?.id);

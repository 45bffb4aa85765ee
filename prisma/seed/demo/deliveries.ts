import { db } from "../../../server/db/client";
import { type Fault, writeFault } from "../../../server/domain/delivery/outcome";
import type { AlarmLetter } from "../../../server/domain/sla/alarmNotice";

const second = 1000;
const kept = 24;

type Told = { how: "chat"; destination: "ops-chat" } | { how: "email"; destination: "night-desk" };
const told: Told[] = [
  { how: "chat", destination: "ops-chat" },
  { how: "chat", destination: "ops-chat" },
  { how: "email", destination: "night-desk" },
];
/** What became of them, in turn: most arrive at once, one after a second try, one never. */
const fates: { attempts: number; afterMs: number; fault: Fault | null }[] = [
  ...Array.from({ length: 5 }, () => ({ attempts: 1, afterMs: second, fault: null })),
  { attempts: 2, afterMs: 14 * second, fault: null },
  ...Array.from({ length: 5 }, () => ({ attempts: 1, afterMs: 2 * second, fault: null })),
  { attempts: 1, afterMs: 3 * second, fault: { fault: "mailRefused", detail: "550 mailbox unavailable" } as const },
];

/** What the last promises that were broken in the past made leave the desk. Nothing of it is sent: it has arrived, or was
 *  given up, long ago. */
export async function seedDeliveries(): Promise<void> {
  const clocks = await db.clock.findMany({
    where: { breachedAt: { not: null }, tier: null, stoppedAt: { not: null } },
    orderBy: [{ breachedAt: "desc" }, { id: "asc" }],
    take: kept,
  });
  const data = clocks.reverse().map((clock, n) => {
    const { attempts, afterMs, fault } = fates[n % fates.length]!;
    const to = fault ? told[2]! : told[n % told.length]!;
    const at = clock.breachedAt!;
    const letter: AlarmLetter = {
      clockId: clock.id,
      metric: clock.metric as AlarmLetter["metric"],
      tier: null,
      fraction: null,
      at: at.getTime(),
      ...to,
      people: [],
      policyVersion: 1,
    };
    const ended = new Date(at.getTime() + afterMs);
    return {
      topic: "alarm",
      ticketId: clock.ticketId,
      payload: { ...letter },
      createdAt: at,
      since: at,
      attempts,
      ...(fault ? { failedAt: ended, lastError: writeFault(fault) } : { deliveredAt: ended }),
    };
  });
  await db.outbox.createMany({ data });
}

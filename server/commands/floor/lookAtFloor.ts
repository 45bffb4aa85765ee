import { inTransaction } from "../../db/client";
import { look } from "../../domain/attention/visit";
import type { PersonId } from "../../domain/ids";

/** Notes that somebody looks at the floor. */
export async function lookAtFloor(personId: PersonId): Promise<void> {
  await inTransaction(async (tx) => {
    const [time] = await tx.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
    // Two tabs that open at once: one after the other.
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    const row = await tx.floorVisit.findUnique({ where: { personId } });
    const before = row && {
      since: row.sinceAt?.getTime() ?? null,
      began: row.beganAt.getTime(),
      seen: row.seenAt.getTime(),
    };
    const { since, began, seen } = look(before, time!.now.getTime());
    const data = { sinceAt: since === null ? null : new Date(since), beganAt: new Date(began), seenAt: new Date(seen) };
    await tx.floorVisit.upsert({ where: { personId }, create: { personId, ...data }, update: data });
  });
}

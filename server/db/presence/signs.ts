import { db } from "../client";

/** A connection of somebody's browser was opened: they are there for `seconds`, and longer with every answer. */
export async function openSign(id: string, personId: string, seconds: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO sign_of_life (id, person_id, until)
    VALUES (${id}::uuid, ${personId}::uuid, now() + ${seconds} * interval '1 second')`;
  await db.$executeRaw`
    DELETE FROM sign_of_life WHERE person_id = ${personId}::uuid AND until < now() - interval '1 hour' AND id <> ${id}::uuid`;
}

/** Browsers have answered. Ids that are not known are none: their connection was closed. */
export async function renewSigns(ids: readonly string[], seconds: number): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE sign_of_life SET until = now() + $2 * interval '1 second' WHERE id = ANY($1::uuid[])`,
    ids,
    seconds,
  );
}

/** A connection was closed: unless another is opened within `seconds`, that was the last sign of life. */
export async function closeSign(id: string, seconds: number): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_of_life SET until = least(until, now() + ${seconds} * interval '1 second') WHERE id = ${id}::uuid`;
}

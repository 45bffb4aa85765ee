import { db } from "../../db/client";

/** Runs something while whatever touches one ticket ends in an error. */
export async function whileFailing(ticketId: string, work: () => Promise<unknown>): Promise<void> {
  await db.$executeRawUnsafe(
    `CREATE FUNCTION fail_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$`,
  );
  await db.$executeRawUnsafe(`CREATE TRIGGER fail_one BEFORE UPDATE ON ticket FOR EACH ROW
    WHEN (NEW.id = '${ticketId}') EXECUTE FUNCTION fail_one()`);
  await work().finally(() => db.$executeRawUnsafe("DROP FUNCTION fail_one CASCADE"));
}

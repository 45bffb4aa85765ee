import pg from "pg";
import { planWaiting } from "../../../commands/planWaiting";
import { closeDatabase } from "../../../db/client";
import { env } from "../../../env";
import { takeBackOffers } from "./fill";

/** Plans over and over as the desk does, from reading the pool to the commit; prints the milliseconds of each and how many
 *  offers came of them. BENCH_ROOM people have room, everybody without it. */
const rounds = 40;
const db = new pg.Client({ connectionString: env.DATABASE_URL });
await db.connect();
// What the bench looks at offers by is no part of a plan.
await db.query("ALTER TABLE offer DISABLE TRIGGER bench_look");
const times: number[] = [];
let offers = 0;
for (let n = -3; n < rounds; n++) {
  await takeBackOffers(db);
  if (process.env.BENCH_ROOM) {
    await db.query(
      `UPDATE person p SET capacity = CASE WHEN n <= $1 THEN 4 ELSE 0 END
       FROM (SELECT id, row_number() OVER (ORDER BY md5(id::text || $2::text)) AS n FROM person WHERE email LIKE 'agent%@bench.example') x
       WHERE p.id = x.id`,
      [Number(process.env.BENCH_ROOM), n],
    );
  }
  const began = performance.now();
  await planWaiting();
  const took = performance.now() - began;
  if (n < 0) continue; // the first ones compile what runs
  times.push(took);
  const { rows } = await db.query<{ n: number }>("SELECT count(*)::int AS n FROM offer WHERE state = 'pending'");
  offers += rows[0]!.n;
}
await takeBackOffers(db);
await db.query("ALTER TABLE offer ENABLE TRIGGER bench_look");
await db.end();
console.log(JSON.stringify({ times, offers: offers / rounds }));
await closeDatabase();
process.stdout.write("", () => process.exit());

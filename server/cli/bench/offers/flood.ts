import { setTimeout as rest } from "node:timers/promises";
import { setPresence } from "../../../commands/setPresence";
import { closeDatabase, db } from "../../../db/client";
import { asPersonId } from "../../../domain/ids";
import { seededRandom } from "../../../domain/random";
import { parseDemoOptions } from "../../demo/options";
import { runDemo } from "../../demo/run";

/** Customers and agents of a large desk, faster than life, while agents come and go all the time. */
const { BENCH_RATE: rate, BENCH_MINUTES: minutes, BENCH_URLS: urls } = process.env;
const options = parseDemoOptions({ rate, minutes, speed: 60, without: "nobody" });
const random = seededRandom(2);
const ended = new AbortController();
const people = await db.person.findMany({
  where: { email: { endsWith: "@bench.example" } },
  select: { id: true },
  orderBy: { email: "asc" },
});

async function comeAndGo(): Promise<number> {
  let changes = 0;
  while (!ended.signal.aborted) {
    const id = asPersonId(people[Math.floor(random() * people.length)]!.id);
    // Somebody with work in hand asks not for more, and is there again soon after.
    await setPresence(id, "break")
      .then(() => changes++)
      .catch(() => undefined);
    void rest(2_000)
      .then(() => setPresence(id, "online"))
      .then(() => changes++)
      .catch(() => undefined);
    await rest(300);
  }
  return changes;
}

const changing = comeAndGo();
const report = await runDemo(options, new AbortController().signal, { urls: urls!.split(",") });
ended.abort();
console.log(JSON.stringify({ ...report, presences: await changing }));
await closeDatabase();
process.stdout.write("", () => process.exit());

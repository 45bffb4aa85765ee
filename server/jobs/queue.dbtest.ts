import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { db } from "../db/client";
import { startQueue } from "./queue";

/** Jobs that were done, by name. */
const done: string[] = [];
const queue = startQueue(
  {
    wait: async (payload) => {
      const { name, ms } = payload as { name: string; ms: number };
      await sleep(ms);
      done.push(name);
    },
  },
  "",
);
afterAll(() => queue.stop());

const add = async (name: string, ms: number) => {
  const end = performance.now() + 30_000;
  while (!(await queue.add("wait", { name, ms }, name))) {
    if (performance.now() > end) throw new Error("The queue does not begin again.");
    await sleep(50);
  }
};
const isDone = (name: string) => expect.poll(() => done, { timeout: 30_000 }).toContain(name);

it("a queue begins again after a report that failed while others came through", { timeout: 120_000 }, async () => {
  await add("first", 0);
  await isDone("first");
  await db.$executeRaw`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not that one'; END $$`;
  await db.$executeRaw`
    CREATE TRIGGER refuse BEFORE DELETE ON graphile_worker._private_jobs FOR EACH ROW
    WHEN (OLD.payload->>'name' = 'refused') EXECUTE FUNCTION refuse()`;
  const names = ["slow", "slower", "slowest"];
  await Promise.all([add("refused", 300), ...names.map((name, i) => add(name, 1_000 + 500 * i))]);
  for (const name of names) await isDone(name);
  await add("afterwards", 0);
  await isDone("afterwards");
});

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { JobHelpers } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, write } from "@/server/cli/test-setup/desk";
import { type PostReceiver, receivePosts } from "@/server/cli/test-setup/receivers";
import { killWorkers, startWorker } from "@/server/cli/test-setup/workers";
import { requestTraining } from "../commands/requestTraining";
import { db } from "../db/client";
import { moveTime } from "../db/time";
import { env } from "../env";
import { tasksUntil } from "./tasks";

let posts: PostReceiver;
let ticketId = "";

/** Waits for it; what never comes is named, where the test's own time-out would only say that something did not. */
async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !(await what()); await sleep(50)) {
    if (performance.now() > end) throw new Error(`This did not come to be: ${what}`);
  }
}
const post = async () => {
  const letter = { clockId: ticketId, metric: "resolution", tier: null, fraction: null, at: 0, how: "chat" };
  const payload = JSON.stringify({ ...letter, people: [], destination: "team-chat", policyVersion: 1 });
  const [row] = await db.$queryRaw<{ id: bigint }[]>`
    INSERT INTO outbox (topic, ticket_id, payload, next_due_at)
    VALUES ('alarm', ${ticketId}::uuid, ${payload}::jsonb, baton_now()) RETURNING id`;
  return row!.id;
};
const arrivals = (id: bigint) => posts.seen.filter((p) => p.headers["idempotency-key"] === `outbox-${id}`).length;
const isDelivered = async (id: bigint) => (await db.outbox.findUniqueOrThrow({ where: { id } })).deliveredAt !== null;
const crontabs = async () => {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM graphile_worker._private_known_crontabs`;
  return row!.n;
};
/** Whether anything of a worker's process group lives. */
function isLeft({ pid }: ChildProcess): boolean {
  try {
    process.kill(-pid!, 0);
    return true;
  } catch {
    return false;
  }
}
const deadJobs = async () => {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE attempts >= max_attempts`;
  return row!.n;
};
const connections = async () => {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'baton-jobs'`;
  return row!.n;
};

beforeAll(async () => {
  process.env.BATON_ALLOWED_PRIVATE_ADDRESSES = "127.0.0.1";
  posts = await receivePosts();
  await openDesk((p) => {
    p.destinations = [{ id: "team-chat", name: "Team chat", kind: "chat", address: posts.url }];
  });
  ({ ticketId } = await write());
});
afterAll(() => {
  posts.close();
  killWorkers();
});

describe("the worker", { timeout: 180_000 }, () => {
  it("delivers, loses nothing when it is killed, and ends when told to, with its queue", async () => {
    const first = startWorker();
    const cut = () => db.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'baton-jobs'`;
    // Every connection of the queue is cut, in the middle of its work and after it: it finds its way back by itself.
    posts.answer = (_p, response) => void cut().then(() => response.end());
    const quick = await post();
    await until(() => isDelivered(quick));
    expect(arrivals(quick)).toBe(1);
    posts.answer = (_p, response) => response.end();
    await cut();
    const afterwards = await post();
    await until(() => isDelivered(afterwards));
    expect(arrivals(afterwards)).toBe(1);
    expect(first.exitCode).toBeNull();

    // Killed with a letter on its way: another worker sends it again, under the same name.
    posts.answer = () => undefined;
    const held = await post();
    await until(() => arrivals(held) === 1);
    first.kill("SIGKILL");
    await once(first, "exit");
    posts.answer = (_p, response) => response.end();
    const second = startWorker();
    await moveTime(60_000);
    await until(() => isDelivered(held));
    expect(arrivals(held)).toBe(2);
    await until(async () => (await crontabs()) === 4);

    // Told to end with a letter on its way and in the middle of a training: it does; both stay owed.
    const training = await requestTraining(null);
    const stateOf = async () => (await db.training.findUniqueOrThrow({ where: { id: training.id } })).state;
    await until(async () => (await stateOf()) === "running");
    posts.answer = () => undefined;
    const late = await post();
    await until(() => arrivals(late) === 1);
    second.kill("SIGTERM");
    const [code, signal] = await once(second, "exit");
    expect([code, signal]).toEqual([0, null]);
    expect(await db.outbox.findUniqueOrThrow({ where: { id: late } })).toMatchObject({ failedAt: null, attempts: 0 });
    expect(await stateOf()).toBe("running");
    expect(await connections()).toBe(0);
    await until(() => !isLeft(second));

    // What the killed one held is cleared away once it is old.
    expect(await deadJobs()).toBeGreaterThan(0);
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET updated_at = now() - interval '2 days', locked_at = now() - interval '5 hours'`;
    const client = new pg.Client(env.DATABASE_URL);
    await client.connect();
    const helpers = { withPgClient: (work: (c: pg.Client) => unknown) => work(client) };
    await tasksUntil(new AbortController().signal).tidy!({}, helpers as unknown as JobHelpers);
    await client.end();
    expect(await deadJobs()).toBe(0);
  });

  it("starts without a word of complaint, about the queue's connections least of all", async () => {
    const child = startWorker("warn");
    let said = "";
    child.stderr!.on("data", (text) => {
      said += text;
    });
    // One that asks for work, beside the one that listens: the queue is up.
    await until(async () => (await connections()) > 1);
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(said).not.toMatch(/maxPoolSize|concurrency/);
  });
});

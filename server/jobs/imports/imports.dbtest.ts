import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson } from "../../cli/test-setup/desk";
import { killWorker, killWorkers, startWorker } from "../../cli/test-setup/workers";
import { requestImport } from "../../commands/imports/requestImport";
import { db } from "../../db/client";
import { lastImport } from "../../db/imports";
import { moveTime } from "../../db/time";
import type { PersonId } from "../../domain/ids";

let lead: PersonId;
beforeAll(async () => {
  lead = await addPerson("Job Lead", { role: "lead" });
});

afterAll(killWorkers);

const choice = { mapping: { externalId: 0, name: 1, plan: 2 }, currency: "EUR" };
const ask = (id: string) =>
  requestImport("accounts", new TextEncoder().encode(`id;name;plan\n${id};Of a file;Team\nghost;;Team`), choice, lead);
const state = async () => (await lastImport("accounts", lead))?.state;
async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await sleep(50);
}
/** Keeps whoever imports in the middle of it. */
function holdTheAudit(): { free: () => Promise<void>; isWaitedFor: () => Promise<boolean> } {
  let free = () => {};
  const freed = new Promise<void>((resolve) => {
    free = resolve;
  });
  const held = db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE audit IN EXCLUSIVE MODE`;
      await freed;
    },
    { timeout: 60_000 },
  );
  return {
    free: async () => {
      free();
      await held;
    },
    isWaitedFor: async () => {
      const [row] = await db.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_locks WHERE relation = 'audit'::regclass AND NOT granted`;
      return row!.n > 0;
    },
  };
}

describe("imports by a worker", { timeout: 120_000 }, () => {
  it("wait for one; killed or ended in the middle, the next one does it, once", async () => {
    await ask("job-1");
    await sleep(700);
    expect(await state()).toBe("waiting");

    const first = startWorker();
    await until(async () => (await state()) === "done");
    expect((await lastImport("accounts", lead))!.report).toMatchObject({ created: 1, badRows: 1, bad: [{ line: 3 }] });

    // Killed with everything it has begun.
    const holding = holdTheAudit();
    await ask("job-2");
    await until(holding.isWaitedFor);
    expect(await state()).toBe("running");
    killWorker(first);
    await once(first, "exit");
    await holding.free();
    expect(await db.account.findUnique({ where: { externalId: "job-2" } })).toBeNull();
    expect(await state()).toBe("running");
    const second = startWorker();
    await moveTime(61_000);
    await until(async () => (await state()) === "done");
    expect(await lastImport("accounts", lead)).toMatchObject({ attempts: 2, report: { created: 1 } });

    // Told to end: it does, soon, and the next one begins at once.
    const again = holdTheAudit();
    await ask("job-3");
    await until(again.isWaitedFor);
    second.kill("SIGTERM");
    expect(await once(second, "exit")).toEqual([0, null]);
    expect(await lastImport("accounts", lead)).toMatchObject({ state: "waiting", attempts: 0 });
    await again.free();
    startWorker();
    await until(async () => (await state()) === "done");
    expect(await lastImport("accounts", lead)).toMatchObject({ attempts: 1, report: { created: 1 } });
    expect(await db.audit.count({ where: { action: "account.import" } })).toBe(3);
    expect(await db.account.count({ where: { externalId: { startsWith: "job-" } } })).toBe(3);
  });
});

import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson } from "../../cli/test-setup/desk";
import { killWorker, killWorkers, startWorker } from "../../cli/test-setup/workers";
import { discardHistoryFile, holdFile, startHistoryImport } from "../../commands/history/holdFile";
import { previewLog } from "../../commands/history/previewLog";
import { tidyHistory } from "../../commands/history/tidyHistory";
import { db } from "../../db/client";
import { historySourceId, importedFlow } from "../../db/history/flow";
import { moveTime } from "../../db/time";
import type { PersonId } from "../../domain/ids";

let lead: PersonId;
let other: PersonId;
beforeAll(async () => {
  lead = await addPerson("Log Lead", { role: "lead" });
  other = await addPerson("Log Other", { role: "lead" });
});

afterAll(killWorkers);

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}
const text = `ticket;changed;team\n${Array.from({ length: 40_000 }, (_, i) => `T${i % 9000};${1.6e9 + i};Team ${i % 5}`).join("\n")}\n`;
const mapping = {
  ...{ source: "worker", rowIs: "event", delimiter: ";", key: "ticket", owner: { column: "team" } },
  at: { column: "changed", formats: ["epochSeconds"] },
};
const rowOf = (id: string) => db.historyImport.findUniqueOrThrow({ where: { id } });
async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await sleep(50);
}

describe("a log that comes in through the screen", { timeout: 180_000 }, () => {
  it("is held for whoever brought it, shows its first rows, and can be dropped", async () => {
    const id = await holdFile("log.csv", lead, bytes(text));
    const preview = await previewLog(id, lead, null);
    expect(preview).toMatchObject({
      delimiter: ";",
      headers: ["ticket", "changed", "team"],
      guess: { columns: { key: "ticket", at: "changed", owner: "team" }, formats: ["epochSeconds"] },
    });
    expect(preview.rows).toHaveLength(5);
    await expect(previewLog(id, other, null)).rejects.toMatchObject({ code: "notFound" });
    await expect(startHistoryImport(id, other, mapping, false)).rejects.toMatchObject({ code: "notFound" });
    await expect(startHistoryImport(id, lead, { ...mapping, key: "" }, false)).rejects.toMatchObject({ field: "key" });
    await discardHistoryFile(id, lead);
    expect(await db.historyFilePart.count()).toBe(0);
    await expect(holdFile("empty.csv", lead, bytes(""))).rejects.toMatchObject({ code: "badInput" });
    expect(await db.historyImport.count()).toBe(0);
  });

  it("is forgotten where nobody chose its columns", async () => {
    const id = await holdFile("log.csv", lead, bytes(text));
    await tidyHistory();
    expect((await rowOf(id)).state).toBe("held");
    await moveTime(25 * 3_600_000);
    await tidyHistory();
    expect(await db.historyImport.count()).toBe(0);
    expect(await db.historyFilePart.count()).toBe(0);
  });

  it("is looked at and brought in by a worker; killed in the middle, the next one goes on", async () => {
    const id = await holdFile("log.csv", lead, bytes(text));
    const first = startWorker();
    await startHistoryImport(id, lead, { ...mapping, key: "number" }, true);
    await until(async () => (await rowOf(id)).state === "held");
    expect(await rowOf(id)).toMatchObject({ errorField: "key", report: null });
    await startHistoryImport(id, lead, mapping, true);
    await until(async () => (await rowOf(id)).state === "held");
    expect(await rowOf(id)).toMatchObject({ error: null, report: { tickets: 9000, events: 40_000 } });
    expect(await historySourceId("worker")).toBeNull();

    // Held up at its first ticket, and killed there.
    await db.$executeRaw`CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$`;
    await db.$executeRaw`CREATE TRIGGER hold_up AFTER INSERT ON history_ticket FOR EACH STATEMENT EXECUTE FUNCTION hold_up()`;
    let free = () => {};
    const freed = new Promise<void>((resolve) => {
      free = resolve;
    });
    const holding = db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(4711)`;
        await freed;
      },
      { timeout: 100_000 },
    );
    await startHistoryImport(id, lead, mapping, false);
    await until(async () => {
      const [{ n }] = await db.$queryRaw<[{ n: number }]>`
        SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted`;
      return n > 0;
    });
    killWorker(first);
    await once(first, "exit");
    free();
    await holding;
    await db.$executeRaw`DROP TRIGGER hold_up ON history_ticket`;
    expect(await rowOf(id)).toMatchObject({ state: "running", phase: "writing" });
    startWorker();
    await moveTime(61_000);
    await until(async () => (await rowOf(id)).state === "done");
    expect(await rowOf(id)).toMatchObject({ attempts: 2, report: { rows: 40_000, tickets: 9000, events: 40_000 } });
    expect(await importedFlow((await historySourceId("worker"))!)).toMatchObject({ tickets: 9000, events: 40_000 });
    expect(await db.historyFilePart.count()).toBe(0);
    expect(await db.audit.count({ where: { action: "history.import" } })).toBe(1);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson } from "../../cli/test-setup/desk";
import { bringIn } from "../../cli/test-setup/imports";
import { db } from "../../db/client";
import { beatImport, claimImport, forgetImports, type ImportRun, lastImport, wantedImports } from "../../db/imports";
import { moveTime } from "../../db/time";
import type { CsvPlan } from "../../domain/context/csvImport";
import { mostAttempts } from "../../domain/csv/fileImport";
import type { PersonId } from "../../domain/ids";
import { carryOutImport, giveUpImport, releaseImport, retryImport } from "./carryOutImport";
import { requestImport } from "./requestImport";

let lead: PersonId;
let other: PersonId;
beforeAll(async () => {
  lead = await addPerson("Import Lead", { role: "lead" });
  other = await addPerson("Other Lead", { role: "lead" });
});
beforeEach(async () => {
  await db.fileImport.deleteMany();
});

const bytes = (...lines: string[]) => new TextEncoder().encode(["id;name;plan", ...lines].join("\n"));
const choice = { mapping: { externalId: 0, name: 1, plan: 2 }, currency: "EUR" };
const ask = (by: PersonId, ...lines: string[]) => requestImport("accounts", bytes(...lines), choice, by);
const claim = async (): Promise<ImportRun> => (await claimImport("accounts"))!;
const rowOf = (id: string) => db.fileImport.findUniqueOrThrow({ where: { id } });
const audits = () => db.audit.count({ where: { action: "account.import" } });

describe("an import", () => {
  it("waits for a worker, says so, and is told with its counts and faults by line; its file is dropped", async () => {
    const { id } = await ask(lead, "imp-1;One;Team", "imp-2;;Team", "imp-1;Twice;Team");
    expect(await lastImport("accounts", lead)).toMatchObject({ id, state: "waiting", attempts: 0, report: null });
    expect(await lastImport("accounts", other)).toBeNull();
    expect(await wantedImports()).toEqual(["accounts"]);
    expect(await claimImport("people")).toBeNull();
    expect(await db.account.findUnique({ where: { externalId: "imp-1" } })).toBeNull();

    const run = await claim();
    expect(await lastImport("accounts", lead)).toMatchObject({ state: "running" });
    expect(await wantedImports()).toEqual([]);
    expect(await carryOutImport(run)).toBe(true);
    const done = await lastImport<CsvPlan>("accounts", lead);
    expect(done).toMatchObject({ id, state: "done", error: null });
    expect(done!.report).toMatchObject({ rows: 3, created: 1, changed: 0, badRows: 2 });
    expect(done!.report!.bad.map((b) => [b.line, b.field])).toEqual([
      [3, "id"],
      [4, "id"],
    ]);
    expect(done!.finishedAt).toBeGreaterThanOrEqual(done!.requestedAt);
    expect((await rowOf(id)).file).toBeNull();
    expect(await wantedImports()).toEqual([]);
  });

  it("of which something is wrong as a whole is refused at once, and waits for nothing", async () => {
    await expect(requestImport("accounts", bytes(), choice, lead)).rejects.toMatchObject({ field: "file" });
    const wrong = { ...choice, mapping: { plan: 2 } };
    await expect(requestImport("accounts", bytes("a;b;c"), wrong, lead)).rejects.toMatchObject({
      code: "badInput",
      field: "externalId",
    });
    await expect(requestImport("people", bytes("a;b;c"), choice, lead)).rejects.toMatchObject({ code: "badInput" });
    expect(await db.fileImport.count()).toBe(0);
  });

  it("is one of its kind and person, and they are carried out one at a time in their order", async () => {
    const first = await ask(lead, "imp-3;Three;");
    await expect(ask(lead, "imp-3;Three;")).rejects.toMatchObject({ code: "conflict" });
    await moveTime(1);
    const second = await ask(other, "imp-4;Four;");
    const run = await claim();
    expect(run.id).toBe(first.id);
    expect(await claimImport("accounts")).toBeNull();
    // Whoever looks at the same moment cannot take the other one either.
    const both = db.fileImport.update({ where: { id: second.id }, data: { state: "running" } });
    await expect(both).rejects.toThrow(/file_import_running/);
    await carryOutImport(run);
    expect((await claim()).id).toBe(second.id);
  });

  it("whose worker was killed in the middle is taken up by another one, and written once", async () => {
    const { id } = await ask(lead, "imp-5;Five;Team");
    const before = await audits();
    const killed = await claim();
    await moveTime(59_000);
    expect(await wantedImports()).toEqual([]);
    expect(await beatImport(killed)).toBe(true);
    await moveTime(61_000);
    expect(await wantedImports()).toEqual(["accounts"]);
    const again = await claim();
    expect(again).toMatchObject({ id, attempts: 2 });
    expect(await carryOutImport(again)).toBe(true);

    // The first one was only slow: it writes nothing any more, nor ends what is not its own.
    expect(await beatImport(killed)).toBe(false);
    expect(await carryOutImport(killed)).toBe(false);
    await retryImport(killed);
    expect(await lastImport("accounts", lead)).toMatchObject({ state: "done", attempts: 2 });
    expect(await audits()).toBe(before + 1);
    const account = await db.account.findUniqueOrThrow({ where: { externalId: "imp-5" }, include: { facts: true } });
    expect(account.facts.filter((f) => f.name === "plan")).toHaveLength(1);
  });

  it("lost while it was being written keeps nothing of it", async () => {
    const { id } = await ask(lead, "imp-6;Six;Team");
    const slow = await claim();
    // Somebody has the table of the audit, which the writing comes to.
    let free = () => {};
    const held = db.$transaction(
      async (tx) => {
        await tx.$executeRaw`LOCK TABLE audit IN EXCLUSIVE MODE`;
        await new Promise<void>((resolve) => {
          free = resolve;
        });
      },
      { timeout: 30_000 },
    );
    const writing = carryOutImport(slow);
    await expect.poll(waitsForAudit, { timeout: 10_000 }).toBe(true);
    await moveTime(61_000);
    const again = await claim();
    free();
    await held;
    expect(await writing).toBe(false);
    expect(await db.account.findUnique({ where: { externalId: "imp-6" } })).toBeNull();
    expect(await carryOutImport(again)).toBe(true);
    expect(await db.account.count({ where: { externalId: "imp-6" } })).toBe(1);
    expect((await rowOf(id)).state).toBe("done");
  });

  it("that breaks off begins again later, and is given up in the end with a sentence", async () => {
    const { id } = await ask(lead, "imp-7;Seven;");
    for (let attempt = 1; attempt < mostAttempts; attempt++) {
      const run = await claim();
      expect(run.attempts).toBe(attempt);
      await retryImport(run);
      expect(await lastImport("accounts", lead)).toMatchObject({ state: "waiting", attempts: attempt });
      expect(await claimImport("accounts")).toBeNull();
      await moveTime(3_600_000);
    }
    // One that waits to begin again holds up nobody else's.
    await retryImport(await claim());
    expect(await lastImport("accounts", lead)).toMatchObject({
      state: "failed",
      error: expect.stringMatching(/nothing of it was kept/),
    });
    expect(await rowOf(id)).toMatchObject({ file: null, report: null });
    expect(await wantedImports()).toEqual([]);
  });

  it("whose worker ends takes up its place again, without an attempt", async () => {
    await ask(lead, "imp-8;Eight;");
    await releaseImport(await claim());
    expect(await lastImport("accounts", lead)).toMatchObject({ state: "waiting", attempts: 0 });
    await giveUpImport(await claim());
    expect(await lastImport("accounts", lead)).toMatchObject({ state: "failed", attempts: 1 });
  });

  it("of somebody who may not import any more fails, and says so", async () => {
    const demoted = await addPerson("Demoted Lead", { role: "lead" });
    await ask(demoted, "imp-9;Nine;");
    await db.person.update({ where: { id: demoted }, data: { role: "agent" } });
    await carryOutImport(await claim());
    expect(await lastImport("accounts", demoted)).toMatchObject({
      state: "failed",
      error: "Your role does not allow this.",
    });
    expect(await db.account.findUnique({ where: { externalId: "imp-9" } })).toBeNull();
  });

  it("tells a wrong cell that is cut in the middle of a sign", async () => {
    const long = `${"x".repeat(119)}😀 and more`;
    const mapping = { ...choice.mapping, renewalOn: 3 };
    const file = new TextEncoder().encode(`id;name;plan;renewal\nimp-10;Ten;;${long}`);
    const { bad } = await bringIn<CsvPlan>("accounts", file, { ...choice, mapping }, lead);
    expect(bad[0]!.value).toMatch(/^x{119}/);
  });

  it("is forgotten after a month, and not while it is under way", async () => {
    await bringIn("accounts", bytes("imp-11;Eleven;"), choice, lead);
    await ask(other, "imp-12;Twelve;");
    await moveTime(31 * 86_400_000);
    await forgetImports();
    expect(await lastImport("accounts", lead)).toBeNull();
    expect(await lastImport("accounts", other)).toMatchObject({ state: "waiting" });
  });
});

async function waitsForAudit(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_locks WHERE relation = 'audit'::regclass AND NOT granted`;
  return row!.n > 0;
}

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ensureDatabase, stopDatabase } from "./database.mjs";
import { isAlive } from "./processes.mjs";

let dataDir;
beforeEach(() => {
  const parent = mkdtempSync(path.join(tmpdir(), "baton-database-"));
  chmodSync(parent, 0o711);
  dataDir = path.join(parent, "data");
});
afterEach(async () => {
  await stopDatabase(dataDir);
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

const ensure = () => ensureDatabase({ dataDir, fast: true });
const postmaster = () => Number.parseInt(readFileSync(path.join(dataDir, "pg/data/postmaster.pid"), "utf8"), 10);
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it("keeps the password to its owner and asks for it", async () => {
  const { url } = await ensure();
  const wrong = new URL(url);
  wrong.password = "wrong";
  await expect(query(wrong.toString(), "select 1")).rejects.toMatchObject({ code: "28P01" });
  const [settings] = await query(url, "select current_setting('timezone') zone, lower('ÉЖ') lower");
  expect(settings).toEqual({ zone: "UTC", lower: "éж" });
});

it("comes back with its data, at the same address, after a kill -9", async () => {
  const { url } = await ensureDatabase({ dataDir }); // not fast: what was acknowledged must be there
  await query(url, "create table kept as select 42 as answer");
  process.kill(postmaster(), "SIGKILL");
  const again = await ensureDatabase({ dataDir });
  expect(again.url).toBe(url);
  expect(await query(url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

it("is not fooled by a stale pid file that names another living process", async () => {
  const { url } = await ensure();
  const file = path.join(dataDir, "pg/data/postmaster.pid");
  const text = readFileSync(file, "utf8");
  await stopDatabase(dataDir);
  writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
  expect((await ensure()).url).toBe(url);
});

it("takes another port when its own was taken", async () => {
  const { url } = await ensure();
  await stopDatabase(dataDir);
  const thief = createServer((socket) => socket.end("220 not a database\r\n")).listen(
    Number(new URL(url).port),
    "127.0.0.1",
  );
  await new Promise((resolve) => thief.once("listening", resolve));
  const again = await ensure();
  thief.close();
  expect(new URL(again.url).port).not.toBe(new URL(url).port);
  expect(await query(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

it("runs until its last user leaves", async () => {
  const first = await ensure();
  const kept = await ensureDatabase({ dataDir, keep: true });
  const pid = postmaster();
  await first.stop();
  expect(await query(kept.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await stopDatabase(dataDir);
  expect(isAlive(pid)).toBe(false);
});

it("says which PostgreSQL made the data", async () => {
  await ensure();
  await stopDatabase(dataDir);
  writeFileSync(path.join(dataDir, "pg/data/PG_VERSION"), "17\n");
  await expect(ensure()).rejects.toThrow(/made by PostgreSQL 17, and this Baton brings 18/);
  writeFileSync(path.join(dataDir, "pg/data/PG_VERSION"), "18\n");
});

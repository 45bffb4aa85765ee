import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { tryLock, unlock } from "./fileLock.mjs";
import { isNewEnough } from "./nodeVersion.mjs";
import { freePort, isPortFree } from "./ports.mjs";
import { isSameProcessAlive, processIdentity } from "./processes.mjs";
import { seconds } from "./progress.mjs";
import { installationSecrets } from "./secrets.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "machine-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ["20.20.2", false],
  ["22.17.1", false],
  ["22.18.0", true],
  ["24.0.0", true],
])("Node %s is new enough: %s", (version, expected) => expect(isNewEnough(version)).toBe(expected));

it("sees a port that is taken and finds one that is free", async () => {
  const port = await freePort();
  expect(await isPortFree(port, "127.0.0.1")).toBe(true);
  const server = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  expect(await isPortFree(port, "127.0.0.1")).toBe(false);
  expect(await freePort({ taken: [port] })).not.toBe(port);
  server.close();
});

describe("a lock", () => {
  it("is held until it is given up", () => {
    const file = path.join(folder, "held.lock");
    expect(tryLock(file)).toBe(true);
    expect(tryLock(file)).toBe(false);
    unlock(file);
    expect(tryLock(file)).toBe(true);
  });

  it("passes on when its holder was killed", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const identity = processIdentity(child.pid);
    const file = path.join(folder, "killed.lock");
    writeFileSync(file, identity);
    expect(tryLock(file)).toBe(false);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    expect(isSameProcessAlive(identity)).toBe(false);
    expect(tryLock(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(processIdentity());
  });

  it("is not fooled by another process that got the same number", () => {
    const file = path.join(folder, "reused.lock");
    writeFileSync(file, `${process.pid}:1`);
    expect(tryLock(file)).toBe(true);
  });
});

describe("secrets", () => {
  it("are made once, and the environment's win", () => {
    const first = installationSecrets(folder, {});
    expect(Buffer.from(first.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, "base64")).toHaveLength(32);
    expect(first.AUTH_SECRET.length).toBeGreaterThanOrEqual(32);
    expect(installationSecrets(folder, {})).toEqual(first);
    expect(installationSecrets(folder, { AUTH_SECRET: "mine" })).toEqual({ ...first, AUTH_SECRET: "mine" });
  });
});

it.each([
  [412, "0.4 s"],
  [9949, "9.9 s"],
  [9960, "10 s"],
  [75_400, "75 s"],
])("%d ms reads %s", (ms, text) => expect(seconds(ms)).toBe(text));

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hashFiles, readStamp, whyStale, writeStamp } from "./stamps.mjs";

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "stamps-"));
  mkdirSync(path.join(root, "app/node_modules"), { recursive: true });
  writeFileSync(path.join(root, "app/page.tsx"), "one");
  writeFileSync(path.join(root, "next.config.ts"), "two");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const hashes = () => hashFiles(root, ["app", "next.config.ts", "not-there"]);

it("is stale the first time, and fresh once stamped", () => {
  const stamp = path.join(root, "made/stamp.json");
  expect(whyStale(readStamp(stamp), hashes())).toBe("first time");
  writeStamp(stamp, hashes());
  expect(whyStale(readStamp(stamp), hashes())).toBeUndefined();
});

it("says what changed", () => {
  const before = hashes();
  writeFileSync(path.join(root, "app/page.tsx"), "changed");
  expect(whyStale(before, hashes())).toBe("app/page.tsx changed");
  writeFileSync(path.join(root, "app/new.tsx"), "new");
  expect(whyStale(before, hashes())).toBe("app/new.tsx is new and 1 more");
  rmSync(path.join(root, "app"), { recursive: true });
  expect(whyStale(before, hashes())).toBe("app/page.tsx is gone");
});

it("ignores tests and packages", () => {
  const before = hashes();
  writeFileSync(path.join(root, "app/page.test.tsx"), "");
  writeFileSync(path.join(root, "app/node_modules/x.js"), "");
  expect(whyStale(before, hashes())).toBeUndefined();
});

it("takes a stamp that was cut short for none", () => {
  const stamp = path.join(root, "stamp.json");
  writeFileSync(stamp, '{"app/pa');
  expect(readStamp(stamp)).toBeUndefined();
});

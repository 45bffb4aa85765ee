import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPolicyFile } from "./policyFile";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "policy-file-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string): Promise<unknown> {
  const file = path.join(folder, "policy.json");
  await writeFile(file, text);
  return readPolicyFile(file);
}

it("reads JSON and YAML", async () => {
  expect(await read('{"hopLimit": 4}')).toEqual({ hopLimit: 4 });
  expect(await read("hopLimit: 4")).toEqual({ hopLimit: 4 });
});

it("says in words why a file is not read", async () => {
  for (const depth of [65, 5000])
    await expect(read(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`), String(depth)).rejects.toThrow(
      /nested deeper than 64 levels/,
    );
  await expect(read('{"hopLimit": 4, "hopLimit": 5}')).rejects.toThrow(/must be unique/);
  await expect(read('{"hopLimit": ')).rejects.toThrow(/neither JSON nor YAML/);
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, write } from "@/server/cli/test-setup/desk";
import { db } from "../../db/client";
import type { PolicyDocument } from "../../domain/policy/document";
import { simulateFile } from "./simulateCommand";

let folder: string;
let document: PolicyDocument;
beforeAll(async () => {
  await openDesk();
  await write();
  const row = await db.policyVersion.findFirstOrThrow({ orderBy: { version: "desc" } });
  document = row.document as unknown as PolicyDocument;
  folder = await mkdtemp(path.join(tmpdir(), "baton-simulate-"));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(change: (p: PolicyDocument) => void): Promise<string> {
  const copy = structuredClone(document);
  change(copy);
  const file = path.join(folder, "draft.json");
  await writeFile(file, JSON.stringify(copy));
  return file;
}
const moves = (p: PolicyDocument) => {
  const type = p.issueTypes.find((t) => t.id === "sign-in")!;
  type.owner = p.teams.find((t) => t.id !== type.owner && t.tiers.includes(1))!.id;
  p.ownership = [];
};

describe("baton simulate", { timeout: 60_000 }, () => {
  it("ends with 1 where a ticket would go otherwise, with 0 where none would", async () => {
    const moved = await simulateFile({ draft: await fileOf(moves) });
    expect(moved.exitCode).toBe(1);
    expect(moved.result).toMatchObject({ arrivals: 1, differing: 1, kinds: { owner: 1 } });
    expect(moved.text).toContain("1 of 1 tickets would have gone otherwise.");
    const same = await simulateFile({ draft: await fileOf(() => {}) });
    expect(same).toMatchObject({ exitCode: 0, result: { arrivals: 1, differing: 0 } });
    expect(await db.simulation.count({ where: { state: "done", requestedBy: null } })).toBe(2);
  });

  it("names what is wrong with its words and its file", async () => {
    const draft = await fileOf(moves);
    await expect(simulateFile({ draft, from: "yesterday" })).rejects.toMatchObject({ code: "badInput", field: "from" });
    await expect(simulateFile({ draft, import: "nowhere" })).rejects.toMatchObject({ field: "import" });
    await expect(simulateFile({ draft: path.join(folder, "none.json") })).rejects.toMatchObject({ field: "FILE" });
    const past = { from: "2020-01-01", to: "2020-01-31" };
    await expect(simulateFile({ draft, ...past })).rejects.toMatchObject({ code: "badInput", field: "period" });
    const broken = await fileOf((p) => {
      p.lastResort.team = "nobody";
    });
    await expect(simulateFile({ draft: broken })).rejects.toMatchObject({
      field: expect.stringContaining("lastResort"),
    });
  });
});

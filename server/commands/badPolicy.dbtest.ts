import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkDocument } from "../cli/commands/policyCheck";
import { importPolicyFile } from "../cli/commands/policyImport";
import { openDesk, testPolicy } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { deskFacts } from "../db/policies";
import type { PolicyDocument } from "../domain/policy/document";
import type { Actor } from "../domain/vocabulary";
import { createDraft, saveDraft } from "./editDraft";
import { publishPolicy } from "./publishPolicy";

let admin: Actor;
let base: PolicyDocument;

beforeAll(async () => {
  const { lead } = await openDesk();
  admin = { kind: "person", id: lead };
  base = testPolicy(lead);
});

const changed = (change: (p: PolicyDocument) => void): PolicyDocument => {
  const p = structuredClone(base);
  change(p);
  return p;
};
const publish = (document: unknown) => publishPolicy({ document, note: "test", actor: admin, origin: "publish" });
const counts = () => Promise.all([db.policyVersion.count(), db.team.count(), db.audit.count(), db.policyDraft.count()]);
const fileOf = async (text: string) => {
  const file = path.join(os.tmpdir(), `policy-${process.pid}-${Math.round(performance.now() * 1000)}.json`);
  await writeFile(file, text);
  return file;
};

/** 10 MB and a little, of the right shape otherwise. */
const huge = () => changed((p) => Object.assign(p.canvas, { positions: { note: "x".repeat(10 * 1024 * 1024) } }));
const deep = () => {
  let value: unknown = 1;
  for (let i = 0; i < 200; i++) value = [value];
  return value;
};
/** What cannot be kept even in a draft: the field that is named. */
const unkept: [string, string, () => unknown][] = [
  ["a NUL", "teams.0.name", () => changed((p) => Object.assign(p.teams[0]!, { name: "Acc\u0000ess" }))],
  ["half a character", "gates.keywords.0", () => changed((p) => Object.assign(p.gates, { keywords: ["data \ud83d"] }))],
  [
    "a NUL in a key",
    "canvas.positions",
    () => changed((p) => Object.assign(p.canvas.positions, { "a\u0000": { x: 1, y: 1 } })),
  ],
  ["nesting without end", "canvas.0.0.0.0.0", () => ({ ...base, canvas: deep() })],
];
/** What a draft may hold while it is edited, and no published document. */
const unsound: [string, string, () => unknown][] = [
  ["an unknown key", "priority", () => changed((p) => Object.assign(p.priority, { surprise: 1 }))],
  ["a deleted team", "issueTypes.0.owner", () => changed((p) => Object.assign(p.issueTypes[0]!, { owner: "gone" }))],
  [
    "a division by zero",
    "understanding.complexityDeviation",
    () => changed((p) => Object.assign(p.understanding, { complexityDeviation: 0 })),
  ],
  [
    "a weight that divides by zero",
    "routing.dueSpreadMinutes",
    () => changed((p) => Object.assign(p.routing, { dueSpreadMinutes: 0 })),
  ],
  ["an overflow", "tiers.0.costPerMinute", () => changed((p) => Object.assign(p.tiers[0]!, { costPerMinute: 1e308 }))],
  ["a version of tomorrow", "schemaVersion", () => ({ ...base, schemaVersion: 11 })],
];

describe("a document that cannot be used", () => {
  it.each([...unkept, ...unsound])(
    "with %s is not published: %s is named and nothing changes",
    async (_, field, make) => {
      const before = await counts();
      await expect(publish(make())).rejects.toMatchObject({ code: "badInput", field });
      expect(await counts()).toEqual(before);
    },
  );

  const written = [...unkept, ...unsound].filter(([what]) => what !== "nesting without end");
  it.each(written)("with %s is not imported from a file: %s is named", async (_, field, make) => {
    const before = await counts();
    const { result, exitCode } = await importPolicyFile(await fileOf(JSON.stringify(make())), {
      note: "test",
      reason: "A test publishes it all the same.",
    });
    expect(exitCode).toBe(1);
    expect((result as { errors: { path: string }[] }).errors[0]!.path).toBe(field);
    expect(await counts()).toEqual(before);
  });

  it.each(unkept)("with %s is not even saved: %s is named and the draft stays as it was", async (_, field, make) => {
    const { id } = await createDraft("Bad", base, 1, admin);
    await expect(saveDraft(id, 1, make(), admin)).rejects.toMatchObject({ code: "badInput", field });
    await expect(createDraft("Worse", make(), 1, admin)).rejects.toMatchObject({ code: "badInput", field });
    expect(await db.policyDraft.findUniqueOrThrow({ where: { id } })).toMatchObject({ revision: 1 });
  });

  it("of more than 10 MB is refused everywhere", async () => {
    const tooLarge = { code: "tooLarge" };
    const before = await counts();
    await expect(publish(huge())).rejects.toMatchObject(tooLarge);
    await expect(createDraft("Huge", huge(), 1, admin)).rejects.toMatchObject(tooLarge);
    await expect(
      importPolicyFile(await fileOf(JSON.stringify(huge())), {
        note: "test",
        reason: "A test publishes it all the same.",
      }),
    ).rejects.toMatchObject(tooLarge);
    expect(await counts()).toEqual(before);
  });

  it("is told before anybody is asked why it is published, and a sound one is not published without", async () => {
    const before = await counts();
    const bad = await importPolicyFile(await fileOf(JSON.stringify({ ...base, surprise: 1 })), {});
    expect(bad.exitCode).toBe(1);
    await expect(importPolicyFile(await fileOf(JSON.stringify(base)), {})).rejects.toMatchObject({ field: "note" });
    expect(await counts()).toEqual(before);
  });

  it("in YAML that refers to itself, or nested without end, is not even judged", async () => {
    const round = await fileOf("schemaVersion: 10\nteams: &a\n  - *a\n");
    const deepest = await fileOf(JSON.stringify({ ...base, canvas: deep() }));
    for (const file of [round, deepest])
      await expect(importPolicyFile(file, { note: "test" })).rejects.toMatchObject({
        code: "badInput",
        message: expect.stringMatching(/nested deeper than 64 levels/),
      });
  });
});

describe("an older document", () => {
  const older = () => {
    const { severity: _s, canvas: _c, teams, gates, ...rest } = base;
    const { signals: _g, ...before } = gates;
    return { ...rest, teams: teams.map(({ cover: _, ...t }) => t), gates: before, schemaVersion: 9 };
  };
  it("is imported as today's, and that is said", async () => {
    const { result } = await importPolicyFile(await fileOf(JSON.stringify(older())), {
      note: "test",
      reason: "A test publishes it all the same.",
    });
    expect(result).toMatchObject({ notes: ["This document was version 9 and was read as version 10."] });
    const { version } = result as unknown as { version: number };
    const { document } = await db.policyVersion.findUniqueOrThrow({ where: { version } });
    expect(document).toMatchObject({ schemaVersion: 10, severity: { rules: [] } });
  });
  it("is checked with the facts of the desk, and that is said", async () => {
    const { notes, notJudged, warnings } = await checkDocument(older());
    expect([notes.length, notJudged]).toEqual([1, []]);
    expect(warnings.map((f) => f.code)).toContain("nobodyInQueue");
  });
});

it("the desk's facts know its shifts, and are plain JSON", async () => {
  const personId = admin.id!;
  await db.personTeam.create({ data: { personId, teamId: "access" } });
  const facts = await deskFacts();
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  const [row] = facts.shifts!.rows;
  // Without hours of their own they may be there at any time.
  expect(row).toMatchObject({ team: "access", unscheduled: 1, hours: new Array(168).fill(1) });
  const schedule = {
    id: "hours",
    name: "Hours",
    zone: facts.shifts!.zone,
    week: { monday: [{ from: 480, to: 720 }] },
    holidays: [],
  };
  await db.person.update({ where: { id: personId }, data: { schedule } });
  const { hours, unscheduled } = (await deskFacts()).shifts!.rows[0]!;
  expect(unscheduled).toBe(0);
  expect(hours.flatMap((n, h) => (n > 0 ? [h] : []))).toEqual([8, 9, 10, 11]);
});

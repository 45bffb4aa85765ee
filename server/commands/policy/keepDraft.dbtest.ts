import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { as } from "@/server/cli/test-setup/session";
import { keepGoneDraftAction } from "../../actions/policy";
import { addPerson, openDesk, testPolicy } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import { draftEnd } from "../../db/policy/draftEnd";
import { listPolicies, viewDraft } from "../../db/views/policyHistory";
import type { PersonId } from "../../domain/ids";
import { createDraft, discardDraft, saveDraft } from "../editDraft";
import { publishPolicy } from "../publishPolicy";
import { keepGoneDraft } from "./keepDraft";
import { publishDraft } from "./publishDraft";

vi.mock("../../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let lead: PersonId;
let ada: { kind: "person"; id: PersonId };
let bo: { kind: "person"; id: PersonId };
const reason = "Nobody works here but in this test.";
const inForce = async () => (await listPolicies()).versions[0]!.version;

beforeAll(async () => {
  ({ lead } = await openDesk());
  ada = { kind: "person", id: await addPerson("Ada", { role: "admin" }) };
  bo = { kind: "person", id: await addPerson("Bo", { role: "admin" }) };
});
beforeEach(async () => {
  await db.policyDraft.deleteMany();
});

const mine = () => testPolicy(lead, (p) => Object.assign(p.bands, { high: 0.93 }));
const draft = async () => createDraft("A draft", testPolicy(lead), await inForce(), ada);
const keep = (id: string) => keepGoneDraft({ id, name: "A draft (kept)", document: mine(), actor: bo });

it("who published a draft is known, and what another saw of it goes on from the version that it became", async () => {
  const { id } = await draft();
  expect(await draftEnd(id)).toBeNull();
  const { version } = await publishDraft({ id, revision: 1, note: "A note", reason, actor: ada });
  expect(await draftEnd(id)).toMatchObject({ how: "published", version, by: "Ada", at: expect.any(Number) });
  // Another version that comes before somebody decides is not undone unseen.
  await publishPolicy({ document: testPolicy(lead), note: "another", actor: ada, origin: "publish", reason });
  const kept = await viewDraft((await keep(id)).id);
  expect(kept).toMatchObject({ name: "A draft (kept)", revision: 1, basedOn: version, savedBy: "Bo" });
  expect(kept!.differences).toMatchObject([{ path: "bands.high", is: 0.93 }]);
});

it("what was thrown away can be gone on with, and what stands or never was cannot", async () => {
  const { id } = await draft();
  await expect(keep(id)).rejects.toMatchObject({ code: "conflict", field: "id" });
  await saveDraft(id, 1, mine(), bo);
  expect(await viewDraft(id)).toMatchObject({ revision: 2, savedBy: "Bo", savedAt: expect.any(Number) });
  await discardDraft(id, ada);
  expect(await draftEnd(id)).toMatchObject({ how: "discarded", version: null, by: "Ada", basedOn: await inForce() });
  expect(await viewDraft((await keep(id)).id)).toMatchObject({ basedOn: await inForce() });
  await expect(keep(bo.id)).rejects.toMatchObject({ code: "notFound" });
});

it("only whoever edits the policy may, with a document that is one", async () => {
  const { id } = await draft();
  await discardDraft(id, ada);
  const action = (json: string) => keepGoneDraftAction(id, "A draft (kept)", { json });
  const text = JSON.stringify(mine());
  await as(await addPerson("An Agent", { role: "agent" }));
  expect(await action(text)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await db.policyDraft.count()).toBe(0);
  await as(bo.id);
  expect(await action("{")).toMatchObject({ ok: false, error: { code: "badInput", field: "document" } });
  const twice = text.replace("{", '{"hopLimit": 1, ');
  expect(await action(twice)).toMatchObject({ ok: false, error: { message: expect.stringMatching(/must be unique/) } });
  expect(await action(text)).toMatchObject({ ok: true });
});

import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk, write } from "@/server/cli/test-setup/desk";
import { as, caller } from "@/server/cli/test-setup/session";
import { proposeChangeAction, renewProposalAction } from "../../actions/policy";
import { simulateDraftAction } from "../../actions/simulations";
import { db } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { claimThis } from "../../db/simulations/runs";
import { moveTime } from "../../db/time";
import type { PersonId } from "../../domain/ids";
import { systemActor } from "../../domain/vocabulary";
import { saveDraft } from "../editDraft";
import { publishPolicy } from "../publishPolicy";
import { carryOutSimulation } from "./run";

vi.mock("../../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let lead: PersonId;
let admin: PersonId;
let agent: PersonId;
let ticketId: string;
let count = 0;
beforeAll(async () => {
  ({ lead } = await openDesk());
  admin = await addPerson("An Admin", { role: "admin" });
  agent = await addPerson("An Agent");
  ({ ticketId } = await write("You may hear of my lawyer: the invoice of May was charged twice."));
});
beforeEach(async () => {
  await db.criteriaProposal.deleteMany();
  await db.policyDraft.deleteMany();
  await db.simulation.deleteMany();
});

/** Proposes that a word always goes to a person; gives the draft. */
async function propose(by: PersonId, word = `word ${++count}`): Promise<string> {
  await as(by);
  const { version } = (await currentPolicy())!;
  const change = { kind: "keyword" as const, word };
  const result = await proposeChangeAction({ ticketId, version, change, why: "Whoever says so has a lawyer." });
  expect(result).toMatchObject({ ok: true });
  return (await db.criteriaProposal.findFirstOrThrow({ where: { change: { equals: change } } })).draftId!;
}
async function whatIf(id: string) {
  await as(lead);
  return (await (await caller()).simulations.ofDraft({ id })).data;
}
const carryOut = async (id: string) => carryOutSimulation((await claimThis(id))!);

describe("the what-if of a proposal", { timeout: 60_000 }, () => {
  it("is asked for with it, tells how far it is, and then what would have gone otherwise", async () => {
    const draft = await propose(agent, "lawyer");
    const waiting = (await whatIf(draft))!;
    expect(waiting).toMatchObject({ state: "waiting", brief: null, isStale: false });
    expect(await carryOut(waiting.id)).toBe(true);
    const done = await whatIf(draft);
    expect(done).toMatchObject({ state: "done", isStale: false, brief: { arrivals: 1, rows: expect.any(Array) } });
  });

  it("is stale once the draft is edited, and tried again on demand", async () => {
    const draft = await propose(agent);
    await carryOut((await whatIf(draft))!.id);
    const { document } = await db.policyDraft.findUniqueOrThrow({ where: { id: draft } });
    await saveDraft(draft, 1, document, { kind: "person", id: admin });
    expect(await whatIf(draft)).toMatchObject({ state: "done", isStale: true });
    expect(await simulateDraftAction(draft)).toMatchObject({ ok: true });
    expect(await whatIf(draft)).toMatchObject({ state: "waiting", isStale: false });
  });

  it("comes anew where the proposal is made to another version, which made the old one stale", async () => {
    const draft = await propose(agent);
    const first = (await whatIf(draft))!;
    await carryOut(first.id);
    const { document } = (await currentPolicy())!;
    const changed = { ...document, gates: { ...document.gates, frustration: document.gates.frustration / 2 } };
    await publishPolicy({ document: changed, note: "another one", actor: systemActor, origin: "system" });
    expect(await whatIf(draft)).toMatchObject({ id: first.id, isStale: true });
    await as(admin);
    expect(await renewProposalAction(draft)).toMatchObject({ ok: true });
    expect(await whatIf(draft)).toMatchObject({ state: "waiting", isStale: false });
  });

  it("is in nobody's way: it neither counts for the limit of open runs nor is stopped by it", async () => {
    for (let i = 0; i < 6; i++) await propose(lead);
    expect(await db.simulation.count({ where: { requestedBy: lead } })).toBe(0);
    const { id } = await db.policyDraft.findFirstOrThrow();
    for (let i = 0; i < 5; i++) expect(await simulateDraftAction(id)).toMatchObject({ ok: true });
    expect(await simulateDraftAction(id)).toMatchObject({ error: { code: "tooMany" } });
    expect(await whatIf(await propose(lead))).toMatchObject({ state: "waiting" });
  });

  it("is for those who may simulate", async () => {
    const draft = await propose(agent);
    await as(agent);
    await expect((await caller()).simulations.ofDraft({ id: draft })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is left out where nothing came in lately that it could be tried on; the proposal stands", async () => {
    await moveTime(100 * 86_400_000);
    const draft = await propose(agent);
    expect(await whatIf(draft)).toBeNull();
    expect(await db.simulation.count()).toBe(0);
  });
});

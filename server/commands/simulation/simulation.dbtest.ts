import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, openDesk, write } from "@/server/cli/test-setup/desk";
import { bringInLog } from "@/server/cli/test-setup/history";
import { now } from "../../clock";
import { db } from "../../db/client";
import { beatSimulation, claimSimulation, isSimulationWanted, type SimulationRun } from "../../db/simulations/runs";
import { moveTime } from "../../db/time";
import { viewSimulation } from "../../db/views/simulations";
import { differingTickets } from "../../db/views/simulationTickets";
import type { PersonId } from "../../domain/ids";
import type { PolicyDocument } from "../../domain/policy/document";
import type { Actor } from "../../domain/vocabulary";
import { createDraft, discardDraft } from "../editDraft";
import { cancelSimulation } from "./cancel";
import { requestSimulation } from "./request";
import { carryOutSimulation } from "./run";

let lead: PersonId;
let by: Actor;
const day = 86_400_000;
beforeAll(async () => {
  ({ lead } = await openDesk());
  by = { kind: "person", id: lead };
  await addPerson("Sim Agent");
  for (let i = 0; i < 4; i++) await write();
  await write("You may hear of my lawyer: the invoice of May was charged twice.");
}, 120_000);

const current = async () =>
  structuredClone(
    (await db.policyVersion.findFirstOrThrow({ orderBy: { version: "desc" } })).document,
  ) as never as PolicyDocument;
async function draftOf(change: (p: PolicyDocument) => void): Promise<string> {
  const document = await current();
  change(document);
  const { id } = await createDraft("Tried", document, 1, by);
  return id;
}
const period = (more = {}) => ({ from: now() - day, to: now() + day, sourceId: null, ...more });
const ask = (id: string, more = {}) => requestSimulation({ tried: { kind: "draft", id }, ...period(more) }, by);
const moveSignIn = (p: PolicyDocument) => {
  const type = p.issueTypes.find((t) => t.id === "sign-in")!;
  type.owner = p.teams.find((t) => t.id !== type.owner && t.tiers.includes(1))!.id;
  p.ownership = [];
};
async function run(): Promise<SimulationRun> {
  const claimed = await claimSimulation();
  expect(claimed).not.toBeNull();
  return claimed!;
}
const stateOf = async (id: string) => (await viewSimulation(id))!.state;

describe("a simulation", { timeout: 60_000 }, () => {
  it("replays the desk's tickets under a draft and the published policy, and lists those that differ", async () => {
    const draft = await draftOf(moveSignIn);
    const { id } = await ask(draft);
    expect(await isSimulationWanted()).toBe(true);
    const told: number[] = [];
    expect(await carryOutSimulation(await run(), { progress: (done) => told.push(done) })).toBe(true);
    expect(told).toEqual([5]);
    const view = (await viewSimulation(id))!;
    expect(view).toMatchObject({ state: "done", done: 5, total: 5, draft: { id: draft, isChanged: false } });
    expect(view.result).toMatchObject({
      arrivals: 5,
      kinds: { owner: 4 },
      fates: { open: 5, resolved: 0, abandoned: 0 },
    });
    expect(view.result!.flows).toHaveLength(1);
    const owner = await differingTickets(id, { kind: "owner", page: 1 });
    expect(owner.total).toBe(4);
    const [first] = owner.tickets;
    expect(first!.published.team).toBe(first!.was.team);
    expect(first!.draft.team).not.toBe(first!.was.team);
    expect(first!.draft.outlook).not.toBeNull();
    expect(first!.draft.reasons.length).toBeGreaterThan(0);
    expect((await differingTickets(id, { kind: "disposition", page: 1 })).total).toBe(0);
    expect(await isSimulationWanted()).toBe(false);
  });

  it("replays an imported log by its issue types' names, and says where it knows none of them", async () => {
    const log = (types: string) =>
      `key;at;team;type;done\n${[1, 2, 3].map((i) => `T${i};2026-03-0${i}T10:00:00Z;Somebody;${types};2026-03-0${i}T18:00:00Z`).join("\n")}\n`;
    const mapping = (source: string) => ({
      ...{ source, rowIs: "event" as const, delimiter: ";", key: "key", at: { column: "at", formats: ["iso"] } },
      ...{ owner: { column: "team" }, issueType: { column: "type" } },
      resolvedAt: { column: "done", formats: ["iso"] },
    });
    const signIn = (await current()).issueTypes.find((t) => t.id === "sign-in")!.name;
    await bringInLog(log(signIn), mapping("known"));
    await bringInLog(log("Coffee"), mapping("foreign"));
    const sources = await db.historySource.findMany();
    const of = (name: string) => sources.find((s) => s.name === name)!.id;
    const march = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) };
    const draft = await draftOf(moveSignIn);
    const known = await ask(draft, { ...march, sourceId: of("known") });
    expect(await carryOutSimulation(await run())).toBe(true);
    const view = (await viewSimulation(known.id))!;
    expect(view).toMatchObject({
      source: "known",
      result: { arrivals: 3, kinds: { owner: 3 }, fates: { resolved: 3 } },
    });
    const [first] = (await differingTickets(known.id, { kind: "owner", page: 1 })).tickets;
    expect(first).toMatchObject({ ticketId: null, label: "T1", was: { team: "Somebody" } });

    const foreign = await ask(draft, { ...march, sourceId: of("foreign") });
    expect(await carryOutSimulation(await run())).toBe(false);
    expect(await viewSimulation(foreign.id)).toMatchObject({ state: "failed", errorField: "source" });
  });

  it("gives the same numbers again, and goes on with the copy when the draft is deleted meanwhile", async () => {
    const draft = await draftOf(moveSignIn);
    const [a, b] = [await ask(draft), await ask(draft)];
    await discardDraft(draft, by);
    await carryOutSimulation(await run());
    await carryOutSimulation(await run());
    const [x, y] = await Promise.all([viewSimulation(a.id), viewSimulation(b.id)]);
    expect(x).toMatchObject({ state: "done", draft: null, name: "Tried" });
    expect(x!.result).toEqual(y!.result);
  });

  it("is one at a time; cancelled while it waits or goes on, it ends and leaves nothing", async () => {
    const draft = await draftOf(moveSignIn);
    const [first, second] = [await ask(draft), await ask(draft)];
    const going = await run();
    expect(going.id).toBe(first.id);
    expect(await claimSimulation()).toBeNull();
    await cancelSimulation(second.id, by);
    expect(await stateOf(second.id)).toBe("cancelled");
    await cancelSimulation(first.id, by);
    expect(await beatSimulation(going)).toBe(false);
    expect(await carryOutSimulation(going)).toBe(false);
    expect(await stateOf(first.id)).toBe("cancelled");
    expect(await db.simulationTicket.count({ where: { simulationId: first.id } })).toBe(0);
    await expect(cancelSimulation(first.id, by)).rejects.toMatchObject({ code: "conflict", field: "id" });
  });

  it("is taken over when its process falls silent; the one that lost it writes nothing", async () => {
    const draft = await draftOf(moveSignIn);
    const { id } = await ask(draft);
    const lost = await run();
    expect(await isSimulationWanted()).toBe(false);
    await moveTime(61_000);
    const taken = await run();
    expect(taken).toMatchObject({ id, attempts: 2 });
    expect(await carryOutSimulation(lost)).toBe(false);
    expect(await carryOutSimulation(taken)).toBe(true);
    expect((await differingTickets(id, { kind: null, page: 1 })).total).toBe(4);
  });

  it("lets nobody fill the line", async () => {
    const draft = await draftOf(moveSignIn);
    const open: string[] = [];
    for (let i = 0; i < 5; i++) open.push((await ask(draft)).id);
    await expect(ask(draft)).rejects.toMatchObject({ code: "tooMany" });
    for (const id of open) await cancelSimulation(id, by);
  });

  it("refuses what cannot be simulated, and names the field", async () => {
    const broken = await draftOf((p) => {
      p.issueTypes[0]!.owner = "nobody-at-all";
    });
    await expect(ask(broken)).rejects.toMatchObject({ code: "badInput", field: expect.stringContaining("issueTypes") });
    const good = await draftOf(() => {});
    await expect(ask(good, { from: now(), to: now() - day })).rejects.toMatchObject({
      code: "badInput",
      field: "from",
    });
    await expect(ask(good, { from: now() - 500 * day })).rejects.toMatchObject({ code: "badInput", field: "from" });
    const nowhere = "00000000-0000-7000-8000-00000000000f";
    await expect(ask(nowhere)).rejects.toMatchObject({ code: "notFound", field: "tried" });
    await expect(ask(good, { sourceId: nowhere })).rejects.toMatchObject({ code: "notFound", field: "sourceId" });
    await expect(requestSimulation({ tried: { kind: "version", version: 99 }, ...period() }, by)).rejects.toMatchObject(
      { code: "notFound" },
    );
    expect(await db.simulation.count({ where: { state: "waiting" } })).toBe(0);
  });

  it("fails with the field where the copy cannot be read any more, and where nothing came in", async () => {
    const draft = await draftOf(() => {});
    const { id } = await ask(draft);
    await db.$executeRaw`UPDATE simulation SET document = document #- '{lastResort,team}' WHERE id = ${id}::uuid`;
    expect(await carryOutSimulation(await run())).toBe(false);
    expect(await viewSimulation(id)).toMatchObject({ state: "failed", errorField: "lastResort.team" });

    const empty = await ask(draft, { from: now() - 20 * day, to: now() - 10 * day });
    expect(await carryOutSimulation(await run())).toBe(false);
    const view = await viewSimulation(empty.id);
    expect(view).toMatchObject({ state: "failed", errorField: "period" });
    expect(view!.error).toContain("No ticket came in");
  });
});

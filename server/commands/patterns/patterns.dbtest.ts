import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk } from "@/server/cli/test-setup/desk";
import { escalatedTickets } from "@/server/cli/test-setup/escalations";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import {
  decidePatternAction,
  declareFromPatternAction,
  lookNowAction,
  proposeFromPatternAction,
} from "../../actions/patterns";
import { getPatternCsv } from "../../api/rest/patternCsv";
import { db } from "../../db/client";
import { isLookWanted } from "../../db/patterns/cards";
import { loadNotifications } from "../../db/views/notifications";
import { listPatterns } from "../../db/views/patterns";
import type { PersonId } from "../../domain/ids";
import { incidentMatch } from "../../domain/incident/match";
import { refreshEstimates } from "../estimates/refreshEstimates";
import { resolveIncident } from "../incident/incidents";
import { lookForPatterns } from "./lookForPatterns";

vi.mock("../../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let lead: PersonId;
let admin: PersonId;
let agent: PersonId;
const error = { hash: "0a1b2c3d", code: "SYNC-3107" };
const text = "The nightly sync fails with error SYNC-3107 since noon.";

beforeAll(async () => {
  ({ lead } = await openDesk());
  admin = await addPerson("An Admin", { role: "admin" });
  agent = await addPerson("An Agent");
  await escalatedTickets({ daysAgo: 69, count: 690, perDay: 10 });
  await escalatedTickets({ daysAgo: 0, count: 6, perDay: 20, text, error });
  await escalatedTickets({ daysAgo: 0, count: 2, perDay: 20, text, error, status: "open" });
});
beforeEach(async () => {
  await db.pattern.deleteMany();
  await db.incident.deleteMany();
  await db.notification.deleteMany();
  await db.$executeRaw`UPDATE pattern_look SET at = NULL, wanted_at = NULL`;
  await as(lead);
});

const surges = async () => (await listPatterns()).filter((p) => p.kind === "surge");
const theSurge = async () => (await surges())[0]!;
const whats = async () => (await theSurge()).history.map((h) => h.what);
const declaration = (title = "Sync fails") => ({
  ...{ title, match: incidentMatch.parse({ errors: [error.hash] }), notice: null, ticketIds: [] },
});

describe("a look for patterns", () => {
  it("makes a card of a surge, with its evidence and its tickets", async () => {
    await lookForPatterns();
    const [card, ...others] = await surges();
    expect(others).toEqual([]);
    expect(card).toMatchObject({ state: "open", audience: ["product"], tickets: 8, open: 2, endedAt: null });
    expect(card!.evidence).toMatchObject({
      on: "error",
      subject: error.hash,
      sample: error.code,
      named: 8,
      customers: 8,
    });
    expect(await whats()).toEqual(["found"]);
    const stored = await db.pattern.findFirstOrThrow({ where: { id: card!.id } });
    expect(JSON.stringify(stored.evidence)).not.toMatch(/nightly|Customer/);
  });

  it("finds the same one again, and makes no other card of it", async () => {
    await lookForPatterns();
    const first = await theSurge();
    await lookForPatterns();
    const again = await surges();
    expect(again.map((p) => p.id)).toEqual([first.id]);
    expect(again[0]!.firstSeenAt).toBe(first.firstSeenAt);
    expect(await whats()).toEqual(["found"]);
  });

  it("of two at once is one", async () => {
    const both = await Promise.all([lookForPatterns(), lookForPatterns(), lookForPatterns()]);
    expect(both.filter((n) => n !== null).length).toBeGreaterThan(0);
    expect(await surges()).toHaveLength(1);
    expect(await db.patternChange.count({ where: { what: "found", patternId: (await theSurge()).id } })).toBe(1);
  });

  it("is wanted each hour and when somebody asks, and not again at once", async () => {
    await db.estimateRun.deleteMany();
    await db.factDue.deleteMany();
    expect(await isLookWanted()).toBe(false);
    await refreshEstimates();
    expect(await isLookWanted()).toBe(true);
    // The facts of what came in are not made yet.
    await db.factDue.create({ data: { ticketId: "00000000-0000-7000-8000-000000000001" } });
    expect(await isLookWanted()).toBe(false);
    await db.$executeRaw`UPDATE fact_due SET since = since - interval '11 minutes'`;
    expect(await isLookWanted()).toBe(true);
    await lookForPatterns();
    expect(await isLookWanted()).toBe(false);
    await lookNowAction();
    // What was just found is not looked for again within seconds.
    expect(await isLookWanted()).toBe(false);
    await db.$executeRaw`UPDATE pattern_look SET at = at - interval '6 seconds'`;
    expect(await isLookWanted()).toBe(true);
    await db.$executeRaw`UPDATE pattern_look SET wanted_at = NULL, at = baton_now() - interval '61 minutes'`;
    expect(await isLookWanted()).toBe(true);
  });

  it("leaves a dismissed one away until there is clearly more of it", async () => {
    await lookForPatterns();
    const { id } = await theSurge();
    expect(await decidePatternAction(id, { do: "dismiss", reason: "expected", note: "A release" })).toMatchObject({
      ok: true,
    });
    await escalatedTickets({ daysAgo: 0, count: 2, perDay: 20, text, error });
    await lookForPatterns();
    expect(await theSurge()).toMatchObject({ id, state: "dismissed", dismissReason: "expected", strength: 10 });
    await escalatedTickets({ daysAgo: 0, count: 4, perDay: 20, text, error });
    await lookForPatterns();
    expect(await theSurge()).toMatchObject({ id, state: "open", dismissReason: null, strength: 14 });
    expect(await whats()).toEqual(["grown", "dismissed", "found"]);
  });

  it("says that one is over when it is not found any more, and keeps it", async () => {
    await lookForPatterns();
    await db.pattern.create({
      data: {
        ...{ id: "00000000-0000-7000-8000-00000000aaaa", kind: "account", key: "gone", audience: ["success"] },
        ...{ strength: 3, firstSeenAt: new Date(), lastSeenAt: new Date(), evidence: { kind: "nonsense" } },
      },
    });
    await lookForPatterns();
    expect(await db.pattern.findUnique({ where: { kind_key: { kind: "account", key: "gone" } } })).toMatchObject({
      endedAt: expect.any(Date),
    });
    // What this version cannot read is not shown, and breaks nothing.
    expect((await listPatterns()).some((p) => p.id.endsWith("aaaa"))).toBe(false);
  });
});

describe("what is done about a pattern", () => {
  it("is told to whoever gets it, counted for them, and kept", async () => {
    await lookForPatterns();
    const { id } = await theSurge();
    await as(admin);
    const before = (await (await caller()).me.get()).data!.patterns;
    await as(lead);
    await decidePatternAction(id, { do: "assign", to: admin });
    await decidePatternAction(id, { do: "assign", to: admin });
    const { items } = await loadNotifications(admin);
    expect(items.map((i) => i.news)).toEqual([
      { kind: "patternAssigned", by: "Test Lead", patternId: id, pattern: "surge" },
    ]);
    const mine = (await (await caller()).me.get()).data!.patterns;
    await as(admin);
    expect((await (await caller()).me.get()).data!.patterns).toBe(before);
    expect(mine).toBe(before - 1);
    await lookForPatterns();
    expect(await theSurge()).toMatchObject({ state: "assigned", assignee: { id: admin } });
    expect(await whats()).toEqual(["assigned", "found"]);
    expect(await db.audit.count({ where: { action: "pattern.assign", subjectId: id } })).toBe(1);
  });

  it("is put away until a time, and comes back by itself", async () => {
    await lookForPatterns();
    const { id } = await theSurge();
    expect(await decidePatternAction(id, { do: "snooze", until: Date.now() - 1 })).toMatchObject({ ok: false });
    expect(await decidePatternAction(id, { do: "snooze", until: Date.now() + 200 * 86_400_000 })).toMatchObject({
      ok: false,
    });
    expect(await decidePatternAction(id, { do: "snooze", until: Date.now() + 86_400_000 })).toMatchObject({ ok: true });
    await lookForPatterns();
    expect((await theSurge()).state).toBe("snoozed");
    const owed = (await (await caller()).me.get()).data!.patterns;
    await db.$executeRaw`UPDATE pattern SET snoozed_until = baton_now() - interval '1 second'`;
    // By its time, and not by the next look.
    expect((await theSurge()).state).toBe("open");
    expect((await (await caller()).me.get()).data!.patterns).toBe(owed + 1);
    await lookForPatterns();
    expect((await theSurge()).state).toBe("open");
    expect(await whats()).toEqual(["woken", "snoozed", "found"]);
  });

  it("is an incident with its open tickets, once; when that is over the card says so", async () => {
    await lookForPatterns();
    const { id } = await theSurge();
    const both = await Promise.all([
      declareFromPatternAction(id, declaration()),
      declareFromPatternAction(id, declaration("Sync fails again")),
    ]);
    expect(both.map((r) => r.ok).sort()).toEqual([false, true]);
    expect(await db.incident.count()).toBe(1);
    const done = both.find((r) => r.ok)!;
    expect(done).toMatchObject({ value: { joined: 2 } });
    const card = await theSurge();
    expect(card).toMatchObject({ state: "assigned", assignee: { id: lead }, incident: { resolvedAt: null } });
    await resolveIncident(card.incident!.id, null, lead);
    await lookForPatterns();
    expect(await theSurge()).toMatchObject({
      state: "assigned",
      incident: { resolvedAt: expect.any(Number) },
      open: 0,
    });
    expect(await whats()).toEqual(["incident", "found"]);
  });

  it("proposes the change to the criteria that it asks for, where the policy begins too high", async () => {
    const [ticketId] = await escalatedTickets({ daysAgo: 3, count: 1, perDay: 1 });
    const evidence = {
      ...{ kind: "overEscalation", issueType: "sso-setup", tier: 2, days: 56, resolved: 20, over: 12 },
      ...{ successBelow: 0.85, minutesBelow: 25, beginsThere: true },
    };
    const { id } = await db.pattern.create({
      data: {
        ...{ id: "00000000-0000-7000-8000-00000000bbbb", kind: "overEscalation", key: "sso-setup/2", evidence },
        ...{ audience: ["support"], strength: 12, firstSeenAt: new Date(), lastSeenAt: new Date() },
        tickets: { create: { ticketId: ticketId! } },
      },
    });
    const { data } = await (await caller()).patterns.list();
    const change = { kind: "startTier", issueType: "sso-setup", tier: 1 };
    expect(data.patterns.find((p) => p.id === id)).toMatchObject({
      change,
      names: { "sso-setup": expect.any(String) },
    });
    const asked = { why: "Twelve of twenty would have been solved a tier lower.", version: data.policyVersion };
    expect(await proposeFromPatternAction(id, { ...asked, why: "short" })).toMatchObject({
      ok: false,
      error: { field: "why" },
    });
    expect(await proposeFromPatternAction(id, asked)).toMatchObject({ ok: true });
    expect(await db.criteriaProposal.findFirstOrThrow()).toMatchObject({
      change,
      ticketId,
      personId: lead,
      state: "open",
    });
    expect((await listPatterns()).find((p) => p.id === id)?.proposal).toMatchObject({ state: "open" });
    // A surge asks for no change.
    await lookForPatterns();
    expect(await proposeFromPatternAction((await theSurge()).id, asked)).toMatchObject({ ok: false });
  });

  it("gives its tickets as a file", async () => {
    await lookForPatterns();
    const { id, tickets } = await theSurge();
    const response = await getPatternCsv(id);
    expect(response.headers.get("content-type")).toContain("text/csv");
    expect((await response.text()).trim().split("\r\n")).toHaveLength(tickets + 1);
    expect((await getPatternCsv("nonsense")).status).toBe(404);
  });

  it("is for leads and admins: agents see none and have none", async () => {
    await lookForPatterns();
    const { id } = await theSurge();
    expect(await decidePatternAction(id, { do: "assign", to: agent })).toMatchObject({
      ok: false,
      error: { field: "to" },
    });
    await as(agent);
    await expect((await caller()).patterns.list()).rejects.toThrow();
    await expect((await caller()).patterns.tickets({ id })).rejects.toThrow();
    expect((await (await caller()).me.get()).data!.patterns).toBe(0);
    expect((await getPatternCsv(id)).status).toBe(403);
    for (const refused of [
      await decidePatternAction(id, { do: "open" }),
      await declareFromPatternAction(id, declaration()),
      await lookNowAction(),
    ])
      expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
    await signOut();
    await expect((await caller()).patterns.list()).rejects.toThrow();
  });

  it("is refused where it is nonsense", async () => {
    await lookForPatterns();
    const { id } = await theSurge();
    for (const bad of [
      { do: "dismiss", reason: "because", note: "" },
      { do: "burn" },
      { do: "assign", to: "me" },
      null,
    ])
      expect(await decidePatternAction(id, bad)).toMatchObject({ ok: false, error: { code: "badInput" } });
    expect(await decidePatternAction("00000000-0000-7000-8000-000000000000", { do: "open" })).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  });
});

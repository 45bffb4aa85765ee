import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { whileFailing } from "../../cli/test-setup/failing";
import { manyTickets } from "../../cli/test-setup/manyTickets";
import { db, Prisma } from "../../db/client";
import { overridesInForce } from "../../db/overrides";
import { currentPolicy, loadPolicy } from "../../db/policies";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { forgetHistory, loadForecast } from "../../db/views/forecast";
import { listRows } from "../../db/views/listRows";
import { countFollowing, listOverrides } from "../../db/views/overrides";
import { previewOverride } from "../../db/views/overrideTrial";
import { weekdays, weekOf } from "../../domain/calendar/document";
import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import { replayDecision } from "../../domain/decision/replay";
import type { PersonId } from "../../domain/ids";
import type { OverrideDraft } from "../../domain/override/check";
import { foldTicket } from "../../domain/ticket/ticket";
import { planWaiting } from "../planWaiting";
import { declineOffer } from "../respondToOffer";
import { endDueOverrides, endOverride, followOverrides, makeOverride } from "./overrides";

const hour = 3_600_000;
let lead: PersonId;
let ann: PersonId;
let bill: PersonId;

const draft = (more: Partial<OverrideDraft> = {}): OverrideDraft => ({
  scope: { kind: "issueType", id: "sign-in" },
  segment: null,
  toTeam: "billing",
  toTier: null,
  until: Date.now() + hour,
  reason: "Access is at a training",
  moves: true,
  ...more,
});
const teamOf = async (id: string) => (await loadTicket(id))!.queue?.team;
/** As if the assistant had handed it over a moment from now. */
async function handedOver(ticketId: string) {
  const at = new Date(Date.now() + 1000);
  await db.$executeRaw`INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
    VALUES (${at}, ${ticketId}::uuid, 'AssistantHandedOver', 'assistant', '{"lane":"review","reasons":[]}')`;
  await db.ticket.update({ where: { id: ticketId }, data: { queuedAt: at } });
}
const audits = (id: string) =>
  db.audit.findMany({ where: { subjectKind: "override", subjectId: id }, orderBy: { id: "asc" } });
const skip = (ms: number) =>
  db.clockOffset.upsert({
    where: { id: 1 },
    create: { id: 1, offsetMs: BigInt(ms) },
    update: { offsetMs: BigInt(ms) },
  });

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
  bill = await addPerson("Bill", { teams: ["billing"], capacity: 50, tier: 2 });
  await addPerson("Pia", { teams: ["product"], capacity: 50, tier: 2 });
});
beforeEach(async () => {
  await skip(0);
  for (const o of await overridesInForce()) await endOverride(o.id, lead);
  await db.ticket.updateMany({ where: { status: "open" }, data: { status: "closed", offerId: null } });
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.person.updateMany({ data: { presence: "offline" } });
});

describe("an override", () => {
  it("moves what waits, decides what comes, is seen, and gives back what still waits when it is ended", async () => {
    const { ticketId: waits } = await write();
    const { id, moved } = await makeOverride(draft(), lead);
    expect(moved).toBe(1);
    const { ticketId: comes } = await write();
    expect([await teamOf(waits), await teamOf(comes)]).toEqual(["billing", "billing"]);
    const [view] = await listOverrides((await currentPolicy())!);
    expect(view).toMatchObject({
      id,
      scope: { name: "Sign-in" },
      to: { name: "Billing" },
      madeBy: "Test Lead",
    });
    expect(await countFollowing()).toEqual({ [id]: 2 });

    const decision = await db.decision.findFirstOrThrow({ where: { ticketId: comes } });
    const facts = decision.facts as unknown as DecisionFacts;
    const result = decision.result as unknown as DecisionResult;
    expect(facts.overrides).toMatchObject([{ id, to: { team: "billing" } }]);
    expect(result.reasons.map((r) => r.code)).toContain("ownerByOverride");

    await online(bill);
    await planWaiting();
    await db.ticket.update({ where: { id: comes }, data: { offerId: null } });
    await db.offer.updateMany({ where: { ticketId: comes }, data: { state: "withdrawn", settledAt: new Date() } });
    expect(await endOverride(id, lead)).toEqual({ moved: 2 });
    expect([await teamOf(waits), await teamOf(comes)]).toEqual(["access", "access"]);
    expect(replayDecision({ facts, result }, await loadPolicy(decision.policyVersion))).toEqual([]);
    for (const ticketId of [waits, comes]) {
      const { id: key, events } = await loadEvents(ticketId);
      const { clocks: _, offer: __, ...folded } = foldTicket(key, events);
      const { clocks: ___, offer: ____, ...stored } = (await loadTicket(ticketId))!;
      expect(stored.queue).toEqual(folded.queue);
      expect(stored.minTier).toBe(folded.minTier);
    }
    expect((await audits(id)).map((a) => [a.action, a.actorId])).toEqual([
      ["override.make", lead],
      ["override.end", lead],
    ]);
  });

  it("stands on the rows of what follows it, while it is in force", async () => {
    const { id } = await makeOverride(draft({ moves: false }), lead);
    const follows = await db.ticket.findUniqueOrThrow({ where: { id: (await write()).ticketId } });
    const text = "My invoice shows the wrong amount, I was charged twice on this invoice.";
    const other = await db.ticket.findUniqueOrThrow({ where: { id: (await write(text)).ticketId } });
    const rows = async () => {
      const lines = await listRows([follows, other].map((t) => Number(t.number)));
      return new Map(lines.map((l) => [l.id, l.overrides]));
    };
    expect(await rows()).toEqual(
      new Map([
        [follows.id, [id]],
        [other.id, []],
      ]),
    );
    await skip(2 * hour);
    expect((await rows()).get(follows.id)).toEqual([]);
  });

  it("is followed by as many as there are, however many, and not by what was there before or has left since", async () => {
    const before = await manyTickets(3, { team: "billing", tier: 1 });
    const { id } = await makeOverride(draft(), lead);
    const other = await makeOverride(draft({ scope: { kind: "team", id: "product" } }), lead);
    expect(await countFollowing()).toEqual({ [id]: 0, [other.id]: 0 });
    const many = await manyTickets(5_010, { team: "billing", tier: 1 });
    const placed = (ids: string[], reasons: object[]) =>
      db.$executeRaw`INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
        SELECT baton_now(), ticket, 'TicketQueued', 'system',
          ${JSON.stringify({ team: "billing", tier: 1, reasons })}::jsonb
        FROM unnest(${ids}::uuid[]) ticket`;
    await placed(many, [{ code: "ownerByOverride", params: { override: `${other.id}, ${id}` } }]);
    await placed(many.slice(0, 4), [{ code: "handedOff", params: {} }]);
    await db.ticket.updateMany({ where: { id: { in: many.slice(4, 6) } }, data: { status: "closed" } });
    expect(await countFollowing()).toEqual({ [id]: 5_004, [other.id]: 5_004 });
    await db.ticket.updateMany({ where: { id: { in: [...before, ...many] } }, data: { status: "closed" } });
  });

  it("leaves what waits where it is where the lead said so, and names the lowest tier there", async () => {
    const { ticketId: waits } = await write();
    await makeOverride(draft({ moves: false, toTier: 2 }), lead);
    const { ticketId: comes } = await write();
    expect(await teamOf(waits)).toBe("access");
    expect(await loadTicket(comes)).toMatchObject({ queue: { team: "billing", tier: 2 }, minTier: 2 });
  });

  it("ends by itself, with its line in the audit, and acts no more from that instant", async () => {
    const { ticketId: waits } = await write();
    const { id } = await makeOverride(draft({ toTier: 2 }), lead);
    expect(await loadTicket(waits)).toMatchObject({ queue: { team: "billing" }, minTier: 2 });
    expect(await endDueOverrides()).toBe(0);
    await skip(2 * hour);
    const { ticketId: comes } = await write();
    expect(await teamOf(comes)).toBe("access"); // whether a worker has looked or not
    expect(await endDueOverrides()).toBe(1);
    expect(await loadTicket(waits)).toMatchObject({ queue: { team: "access" }, minTier: 1 });
    expect(await endDueOverrides()).toBe(0);
    expect((await audits(id)).map((a) => [a.action, a.actorKind])).toEqual([
      ["override.make", "person"],
      ["override.expire", "system"],
    ]);
    const row = await db.ownershipOverride.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ endedAt: row.untilAt, endedBy: null, nextDueAt: null });
  });

  it("loses nothing where moving is interrupted, at its begin, at its time's end and at an early one", async () => {
    const { ticketId } = await write();
    let id = "";
    await whileFailing(ticketId, async () => {
      const made = await makeOverride(draft(), lead);
      expect(made).toMatchObject({ moved: 0 });
      id = made.id;
    });
    await endDueOverrides();
    expect(await teamOf(ticketId)).toBe("access"); // whoever moves them may be at it still
    await skip(60_000);
    await endDueOverrides();
    expect(await teamOf(ticketId)).toBe("billing");

    await whileFailing(ticketId, async () => expect(await endOverride(id, lead)).toEqual({ moved: 0 }));
    expect(await teamOf(ticketId)).toBe("billing");
    await skip(120_000);
    await endDueOverrides();
    expect(await teamOf(ticketId)).toBe("access");

    const { ticketId: other } = await write();
    const again = await makeOverride(draft(), lead);
    await skip(2 * hour);
    await whileFailing(other, endDueOverrides);
    expect(await teamOf(other)).toBe("billing");
    await skip(2 * hour + 60_000);
    expect(await endDueOverrides()).toBe(0);
    expect(await teamOf(other)).toBe("access");
    const row = await db.ownershipOverride.findUniqueOrThrow({ where: { id: again.id } });
    expect(row.rerouteDueAt).toBeNull();
  });

  it("takes back a moment later what was on its way as it ended", async () => {
    const { ticketId } = await write();
    const made = await makeOverride(draft(), lead);
    const { ticketId: late } = await write();
    // It is being received as the override ends: nobody else sees yet where that gives it.
    const seenAt = (team: string) => db.ticket.update({ where: { id: late }, data: { ownerTeamId: team } });
    await seenAt("access");
    const { moved } = await endOverride(made.id, lead);
    await seenAt("billing");
    expect(moved).toBe(1);
    expect([await teamOf(ticketId), await teamOf(late)]).toEqual(["access", "billing"]);
    await endDueOverrides();
    expect(await teamOf(late)).toBe("billing");
    await skip(60_000);
    await endDueOverrides();
    expect(await teamOf(late)).toBe("access");
    const row = await db.ownershipOverride.findUniqueOrThrow({ where: { id: made.id } });
    expect(row.rerouteDueAt).toBeNull();
  });

  it("moves later what somebody was at", async () => {
    const { ticketId } = await write();
    const { id } = await makeOverride(draft(), lead);
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM ticket WHERE id = ${ticketId}::uuid FOR UPDATE`;
      expect(await endOverride(id, lead)).toEqual({ moved: 0 });
    });
    await skip(60_000);
    await endDueOverrides();
    expect(await teamOf(ticketId)).toBe("access");
  });

  it("is followed where a team says that a ticket is not theirs", async () => {
    const { ticketId } = await write();
    const candidates = [
      { issueType: "sign-in", probability: 0.6 },
      { issueType: "invoice", probability: 0.3 },
    ];
    await db.ticket.update({ where: { id: ticketId }, data: { candidates } });
    await makeOverride(draft({ scope: { kind: "team", id: "billing" }, toTeam: "product" }), lead);
    await online(ann);
    await planWaiting();
    const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
    await declineOffer(offer.id, ann, "wrongTeam");
    expect(await teamOf(ticketId)).toBe("product");
  });

  it("is followed by what the assistant hands over although it was decided before", async () => {
    const { ticketId } = await write();
    await makeOverride(draft({ moves: false }), lead);
    await followOverrides();
    expect(await teamOf(ticketId)).toBe("access");
    await handedOver(ticketId);
    await followOverrides();
    expect(await teamOf(ticketId)).toBe("billing");
  });

  it("is followed also where another one cannot be, whichever comes first", async () => {
    for (const id of ["sign-in", "invoice"])
      await makeOverride(draft({ scope: { kind: "issueType", id }, toTeam: "product", moves: false }), lead);
    for (const failing of [0, 1]) {
      const tickets = [await write(), await write()].map((t) => t.ticketId);
      await db.ticket.update({ where: { id: tickets[1]! }, data: { issueTypeId: "invoice" } });
      for (const ticketId of tickets) {
        await db.ticket.update({ where: { id: ticketId }, data: { ownerTeamId: "access" } });
        await handedOver(ticketId);
      }
      await whileFailing(tickets[failing]!, followOverrides);
      expect(await teamOf(tickets[failing]!)).toBe("access");
      expect(await teamOf(tickets[1 - failing]!)).toBe("product");
    }
  });

  it("never gives a ticket back to a team that has released it", async () => {
    const { ticketId } = await write();
    await db.ticket.update({ where: { id: ticketId }, data: { barredTeams: ["billing"] } });
    expect(await makeOverride(draft(), lead)).toMatchObject({ moved: 0 });
    expect(await teamOf(ticketId)).toBe("access");
  });
});

describe("before it is made", () => {
  const asked = (more: Partial<OverrideDraft> = {}) => {
    const { reason: _, ...question } = draft({ scope: { kind: "team", id: "access" }, ...more });
    return question;
  };
  const preview = async (more: Partial<OverrideDraft> = {}) => previewOverride((await currentPolicy())!, asked(more));

  it("is told when nobody would be there for it, and what becomes of both teams", async () => {
    expect((await preview()).gap).toBeNull(); // without hours presence alone says who works
    const week = weekOf([...weekdays], [{ from: 0, to: 24 * 60 }]);
    const holiday = new Date(Date.now() + 24 * hour).toISOString().slice(0, 10);
    const schedule = { id: "hours", name: "Bill", zone: "UTC", week, holidays: [{ date: holiday, name: "Off" }] };
    await db.person.update({ where: { id: bill }, data: { schedule } });
    const begins = Date.parse(`${holiday}T00:00:00Z`);
    const until = begins + 12 * hour;
    expect((await preview({ until: begins })).gap).toBeNull();
    const { gap, effect } = await preview({ until });
    expect(gap).toEqual({ from: begins, until });
    expect(new Set(effect?.queues.map((q) => q.team))).toEqual(new Set(["access", "billing"]));
    expect((await preview({ scope: { kind: "issueType", id: "sign-in" } })).effect).toBeNull();
    await db.person.update({ where: { id: bill }, data: { schedule: Prisma.DbNull } });
  });

  it("is compared on one floor: tickets that came since its forecast was kept do not count as what it does", async () => {
    forgetHistory();
    await loadForecast((await currentPolicy())!);
    // Nobody is there for them, and some are due within the forecast's hours.
    const ids = await manyTickets(100, { team: "product", tier: 2 });
    const { effect } = await preview({ scope: { kind: "team", id: "product" }, moves: false });
    const [queue] = effect!.queues.filter((q) => q.team === "product" && q.tier === 2);
    expect(queue).toMatchObject({ after: queue!.before });
    await db.ticket.updateMany({ where: { id: { in: ids } }, data: { status: "closed" } });
    forgetHistory();
  });
});

describe("what is refused", () => {
  it.each<[string, Partial<OverrideDraft>, string]>([
    ["in the past", { until: Date.now() - 1 }, "until"],
    ["longer than 14 days", { until: Date.now() + 15 * 24 * hour }, "until"],
    ["onto itself", { toTeam: "access" }, "toTeam"],
    ["to an unknown team", { toTeam: "gone" }, "toTeam"],
    ["to a team without people", { toTeam: "integrations" }, "toTeam"],
  ])("one %s", async (_, more, field) => {
    await expect(makeOverride(draft(more), lead)).rejects.toMatchObject({ code: "badInput", field });
    expect(await overridesInForce()).toEqual([]);
  });

  it("a circle of two, and a second one for the same, also when two leads make them at once", async () => {
    const scope = (id: string) => ({ kind: "team", id }) as const;
    const both = [
      makeOverride(draft({ scope: scope("access"), toTeam: "billing" }), lead),
      makeOverride(draft({ scope: scope("billing"), toTeam: "access" }), lead),
    ];
    const settled = await Promise.allSettled(both);
    expect(settled.filter((s) => s.status === "fulfilled")).toHaveLength(1);
    expect(settled.find((s) => s.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    await expect(makeOverride(draft({ scope: (await overridesInForce())[0]!.scope }), lead)).rejects.toMatchObject({
      code: expect.stringMatching(/conflict|badInput/),
    });
    const alike = [makeOverride(draft(), lead), makeOverride(draft(), lead)];
    const twice = await Promise.allSettled(alike);
    expect(twice.filter((s) => s.status === "fulfilled").length).toBeLessThanOrEqual(1);
  });

  it("ending one twice, and one that there is not", async () => {
    const { id } = await makeOverride(draft(), lead);
    const both = await Promise.allSettled([endOverride(id, lead), endOverride(id, lead)]);
    expect(both.filter((s) => s.status === "rejected")).toMatchObject([{ reason: { code: "conflict" } }]);
    await expect(endOverride("00000000-0000-7000-8000-00000000dead", lead)).rejects.toMatchObject({ code: "notFound" });
  });
});

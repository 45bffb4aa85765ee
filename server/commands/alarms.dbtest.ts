import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { loadPolicy, scaleOf } from "../db/policies";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { moveTime } from "../db/time";
import { weekOf } from "../domain/calendar/document";
import type { PersonId } from "../domain/ids";
import type { AlarmRule } from "../domain/policy/document";
import { auditTicket } from "../domain/sla/audit";
import { foldTicket } from "../domain/ticket/ticket";
import { systemActor } from "../domain/vocabulary";
import { auditClocks } from "./auditClocks";
import { planWaiting } from "./planWaiting";
import { publishPolicy } from "./publishPolicy";
import { acceptOffer } from "./respondToOffer";
import { ringAlarms } from "./ringAlarms";

const minute = 60_000;
let lead: PersonId;
let ann: PersonId;

const rule = (id: string, more: Partial<AlarmRule>): AlarmRule => ({
  id,
  metric: null,
  of: "promise",
  issueType: null,
  segment: null,
  at: null,
  do: [],
  ...more,
});

beforeAll(async () => {
  ({ lead } = await openDesk((p) => {
    p.calendars = [
      // Half of every hour is open: business time is half of elapsed time, and closed time never far.
      {
        id: "half-hours",
        name: "Half hours",
        zone: "UTC",
        week: weekOf(
          ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
          [0, 240, 480, 720, 960, 1200].map((from) => ({ from, to: from + 120 })),
        ),
        holidays: [],
      },
    ];
    p.destinations = [{ id: "ops-chat", name: "Ops", kind: "chat", address: "https://chat.example/hook" }];
    for (const t of p.sla.targets) if (t.metric === "resolution") t.calendar = "half-hours";
    p.sla.budgets = [
      {
        metric: "resolution",
        issueType: null,
        segment: null,
        shares: [
          { tier: 1, share: 0.5 },
          { tier: 2, share: 0.5 },
        ],
      },
    ];
    p.sla.alarms = [
      rule("wider", { metric: "acceptance", at: 0.5, do: [{ kind: "widenEligibility" }] }),
      rule("louder", {
        metric: "acceptance",
        at: 0.75,
        do: [
          { kind: "raisePriority", points: 15 },
          { kind: "notify", whom: "leads" },
        ],
      }),
      rule("late", {
        metric: "acceptance",
        do: [{ kind: "mail", whom: "leads" }, { kind: "send", destination: "ops-chat" }, { kind: "assignLead" }],
      }),
      rule("up", { metric: "resolution", of: "budget", do: [{ kind: "moveUp", whileWorkedOn: false }] }),
    ];
  }));
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
});

const ringAll = async () => {
  while ((await ringAlarms()) > 0);
};
const typesOf = async (ticketId: string) => (await loadEvents(ticketId)).events.map((e) => e.type);

describe("an alarm acts in the transaction in which it rings", () => {
  it("widens, raises, tells, writes letters and gives the ticket to a lead, each once and in order", async () => {
    const { ticketId } = await write();
    const before = (await loadTicket(ticketId))!;
    await moveTime(16 * minute);
    await Promise.all([ringAll(), ringAll()]);
    expect((await loadTicket(ticketId))!).toMatchObject({ widened: 1, priority: before.priority });

    await moveTime(8 * minute);
    await ringAll();
    const louder = (await loadTicket(ticketId))!;
    expect(louder.priority).toBe(Math.min(100, before.priority + 15));
    expect(louder.importance).toBeGreaterThan(before.importance);
    const told = await db.notification.findMany({ where: { ticketId } });
    expect(told).toMatchObject([{ personId: lead, kind: "alarm", data: { metric: "acceptance", fraction: 0.75 } }]);

    await moveTime(8 * minute);
    await Promise.all([ringAll(), ringAll(), ringAll()]);
    const after = (await loadTicket(ticketId))!;
    expect(after.assignment).toMatchObject({ personId: lead });
    const letters = await db.outbox.findMany({ where: { ticketId }, orderBy: { id: "asc" } });
    expect(letters.map((l) => l.payload)).toMatchObject([
      { how: "email", people: [lead], fraction: null, metric: "acceptance" },
      { how: "chat", destination: "ops-chat", people: [] },
    ]);
    expect(letters.every((l) => l.nextDueAt !== null && l.topic === "alarm")).toBe(true);
    const breached = after.clocks.find((c) => c.metric === "acceptance")!.breachedAt!;
    expect(letters[0]!.payload).toMatchObject({ at: breached });
    expect((await typesOf(ticketId)).filter((t) => t === "PeopleNotified")).toHaveLength(3);
    expect(foldTicket(after.id, (await loadEvents(ticketId)).events)).toEqual(after);
  });

  it("moves a ticket up when its tier's budget is used, unless somebody works on it", async () => {
    const { ticketId: free } = await write();
    await online(ann);
    const { ticketId: held } = await write();
    await planWaiting();
    for (const offer of await db.offer.findMany({ where: { state: "pending", personId: ann } })) {
      if (offer.ticketId === held) await acceptOffer(offer.id, ann);
    }
    await db.person.update({ where: { id: ann }, data: { presence: "offline" } });
    const budget = await db.clock.findFirstOrThrow({ where: { ticketId: free, tier: 1 } });
    const promise = await db.clock.findFirstOrThrow({ where: { ticketId: free, metric: "resolution", tier: null } });
    expect(Number(budget.targetMs) * 2).toBe(Number(promise.targetMs));
    expect(promise).toMatchObject({ calendarId: "half-hours" });
    const time = scaleOf({ id: "half-hours", policyVersion: promise.calendarVersion! });
    expect(time.between(promise.startedAt.getTime(), promise.dueAt!.getTime())).toBe(Number(promise.targetMs));

    await moveTime(budget.dueAt!.getTime() - budget.startedAt.getTime() + minute);
    await ringAll();
    const escalated = (await loadEvents(free)).events.find((e) => e.type === "TicketEscalated");
    // The lead was given it when nobody accepted: whoever has begun keeps it.
    expect(escalated).toBeUndefined();
    expect((await loadTicket(held))!.queue!.tier).toBe(1);
    expect(await db.clock.findFirstOrThrow({ where: { id: budget.id } })).toMatchObject({ breachedAt: budget.dueAt });
  });

  it("moves one up that waits, with what the tier left of the promise", async () => {
    const { document } = await loadPolicy(1);
    document.sla.alarms = document.sla.alarms.filter((r) => r.id === "up");
    const { ticketId } = await write();
    const budget = await db.clock.findFirstOrThrow({ where: { ticketId, tier: 1 } });
    await moveTime(budget.dueAt!.getTime() - budget.startedAt.getTime() + minute);
    await ringAll();
    const ticket = (await loadTicket(ticketId))!;
    expect(ticket.queue).toMatchObject({ tier: 2 });
    const second = ticket.clocks.find((c) => c.tier === 2)!;
    const first = ticket.clocks.find((c) => c.tier === 1)!;
    expect(first).toMatchObject({ state: "paused", pausedWhy: "atOtherTier", breachedAt: budget.dueAt!.getTime() });
    expect(second.state).toBe("running");
    expect(second.targetMs + first.consumedMs).toBe(ticket.clocks.find((c) => c.metric === "resolution")!.targetMs);
    const { events } = await loadEvents(ticketId);
    expect(events.find((e) => e.type === "TicketEscalated")).toMatchObject({
      data: { reason: "slaBreach", toTier: 2 },
    });
    expect(foldTicket(ticket.id, events)).toEqual(ticket);
    expect(auditTicket(ticket, events, scaleOf)).toEqual([]);
  });
});

describe("a policy that no longer knows a running clock's calendar or tier", () => {
  it("moves no promise: the clock counts on by the hours it was given with, and rings at its instant", async () => {
    const { ticketId } = await write();
    const promise = () => db.clock.findFirstOrThrow({ where: { ticketId, metric: "resolution", tier: null } });
    const { dueAt, targetMs, calendarVersion } = await promise();
    const document = structuredClone((await loadPolicy(1)).document);
    document.calendars = [];
    document.sla.budgets = [];
    document.sla.alarms = [];
    for (const t of document.sla.targets) t.calendar = null;
    const { version } = await publishPolicy({ document, note: "no calendars", actor: systemActor, origin: "system" });
    expect(await promise()).toMatchObject({ dueAt, targetMs, calendarId: "half-hours", calendarVersion });

    await moveTime(dueAt!.getTime() - (await loadTicket(ticketId))!.createdAt + minute);
    await ringAll();
    expect(await promise()).toMatchObject({ breachedAt: dueAt, calendarVersion });
    const ticket = (await loadTicket(ticketId))!;
    expect(auditTicket(ticket, (await loadEvents(ticketId)).events, scaleOf)).toEqual([]);
    const next = await db.clock.findFirstOrThrow({
      where: { ticketId: (await write()).ticketId, metric: "resolution", tier: null },
    });
    expect(version).toBeGreaterThan(calendarVersion!);
    expect(next.calendarId).toBeNull();
  });
});

describe("the auditor", () => {
  it("agrees with what the loop made, keeps what differs, and sets lost alarms again", async () => {
    expect(await auditClocks()).toEqual([]);
    const { ticketId } = await write();
    const clock = await db.clock.findFirstOrThrow({ where: { ticketId, metric: "firstResponse" } });
    await db.$executeRaw`UPDATE clock SET next_due_at = NULL, due_at = due_at + interval '1 hour' WHERE id = ${clock.id}::uuid`;
    const everywhere = await db.ticket.count();
    for (let look = 0; look < everywhere; look++) await auditClocks();
    const { differences, totalChecked } = await db.clockAudit.findFirstOrThrow();
    expect(Number(totalChecked)).toBeGreaterThan(1);
    expect(differences).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ clockId: clock.id, field: "dueAt" })]),
    );
    expect((await db.clock.findFirstOrThrow({ where: { id: clock.id } })).nextDueAt).toEqual(clock.nextDueAt);
  });
});

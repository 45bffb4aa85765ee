import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { countSetAside, listSetAside, msToNextAlarm } from "../db/alarms";
import { db, Prisma } from "../db/client";
import { currentPolicyVersion, loadPolicy, scaleOf } from "../db/policies";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { moveTime } from "../db/time";
import { weekOf } from "../domain/calendar/document";
import type { DecisionResult } from "../domain/decision/decide";
import type { PersonId } from "../domain/ids";
import type { AlarmRule } from "../domain/policy/document";
import { auditTicket } from "../domain/sla/audit";
import type { TicketCommand } from "../domain/ticket/lifecycle";
import { foldTicket } from "../domain/ticket/ticket";
import { systemActor } from "../domain/vocabulary";
import { auditClocks } from "./auditClocks";
import { changeTicket } from "./changeTicket";
import { planWaiting } from "./planWaiting";
import { publishPolicy } from "./publishPolicy";
import { acceptOffer } from "./respondToOffer";
import { ringAlarms } from "./ringAlarms";
import { receiveFollowUp } from "./writeMessage";

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
  await online(lead);
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
    // The chat, the mail, the warning before; and the lead is told that it is theirs.
    expect((await typesOf(ticketId)).filter((t) => t === "PeopleNotified")).toHaveLength(4);
    const given = await db.notification.findMany({ where: { ticketId, data: { path: ["isGiven"], equals: true } } });
    expect(given).toMatchObject([{ personId: lead, data: { metric: "acceptance", fraction: null } }]);
    expect(foldTicket(after.id, (await loadEvents(ticketId)).events)).toEqual(after);
  });

  it("raises for good: what the customer writes after it takes nothing from that", async () => {
    const { ticketId } = await write("I cannot sign in.");
    const { priority, clocks } = (await loadTicket(ticketId))!;
    const raised = { points: 15, priority: priority + 15, importance: 1 };
    const command: TicketCommand = { do: "raisePriority", clockId: clocks[0]!.id, ...raised };
    await changeTicket(ticketId, systemActor, () => ({ commands: [command] }));
    for (const text of ["This is urgent, we lose money every minute!", "I want a person, or our lawyer will call!"]) {
      await receiveFollowUp(ticketId, text, "web", text);
      const t = (await loadTicket(ticketId))!;
      const last = await db.decision.findUniqueOrThrow({ where: { id: t.decisionId! } });
      expect(last.messageId).not.toBe((await db.message.findFirstOrThrow({ where: { ticketId } })).id);
      const result = last.result as unknown as DecisionResult;
      expect(t.priority).toBe(Math.min(100, result.priority + 15));
      expect(t.importance).toBeGreaterThan(result.importance);
      expect(foldTicket(t.id, (await loadEvents(ticketId)).events)).toEqual(t);
    }
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

describe("giving a ticket to a lead", () => {
  const late = async () => {
    const { document } = await loadPolicy(1);
    document.sla.alarms = [
      rule("late", { metric: "acceptance", do: [{ kind: "assignLead" }, { kind: "notify", whom: "leads" }] }),
    ];
    const { ticketId } = await write();
    await moveTime(31 * minute);
    await ringAll();
    const told = await db.notification.findMany({ where: { ticketId }, select: { personId: true, data: true } });
    return { ticket: (await loadTicket(ticketId))!, told };
  };
  const presence = (id: PersonId, to: string) => db.person.update({ where: { id }, data: { presence: to } });

  it("leaves it queued while none is there, and tells all of them, the duty manager too", async () => {
    const dora = await addPerson("Dora", { teams: ["billing"] });
    const { document } = await loadPolicy(1);
    Object.assign(document.authority, { rota: [dora] });
    await presence(lead, "offline");
    const { ticket, told } = await late();
    expect(ticket.assignment).toBeNull();
    expect(ticket.queue).not.toBeNull();
    expect(new Set(told.map((n) => n.personId))).toEqual(new Set([lead, dora]));
    expect(told).toHaveLength(2);
    expect(told.every((n) => !(n.data as { isGiven?: boolean }).isGiven)).toBe(true);

    await presence(dora, "online");
    const onDuty = await late();
    expect(onDuty.ticket.assignment).toMatchObject({ personId: dora });
    expect(onDuty.told.find((n) => n.personId === dora)?.data).toMatchObject({ isGiven: true });
    await presence(dora, "offline");
    Object.assign(document.authority, { rota: [] });
  });

  it("passes over a lead outside of their hours, and tells whoever gets it once", async () => {
    const closed = {
      id: "own",
      name: "Own",
      zone: "UTC",
      week: weekOf(["monday"], [{ from: 0, to: 1 }]),
      holidays: [],
    };
    const lena = await addPerson("Lena", { role: "lead" });
    await presence(lead, "online");
    await presence(lena, "online");
    await db.person.update({ where: { id: lead }, data: { schedule: closed } });
    const { ticket, told } = await late();
    expect(ticket.assignment).toMatchObject({ personId: lena });
    expect(told.filter((n) => n.personId === lena)).toMatchObject([{ data: { isGiven: true } }]);
    await db.person.updateMany({ where: { id: lead }, data: { schedule: Prisma.DbNull } });
    await presence(lena, "offline");
    expect(foldTicket(ticket.id, (await loadEvents(ticket.id)).events)).toEqual(ticket);
  });
});

describe("a ticket that cannot be rung", () => {
  /** Its clock counts by a calendar of a version that never was, so that it cannot even be read. */
  const broken = async () => {
    const { ticketId } = await write();
    await db.clock.updateMany({
      where: { ticketId, metric: "acceptance" },
      data: { calendarId: "nowhere", calendarVersion: 999 },
    });
    return ticketId;
  };
  const mend = (ticketId: string) =>
    db.clock.updateMany({
      where: { ticketId, metric: "acceptance" },
      data: { calendarId: null, calendarVersion: null },
    });

  it("holds up nobody else's, is tried again later and later, and rings at its true instant when it can", async () => {
    const bad = await broken();
    const { ticketId: good } = await write();
    await moveTime(16 * minute);
    await ringAll();
    const warned = (ticketId: string) => db.clock.findFirstOrThrow({ where: { ticketId, metric: "acceptance" } });
    expect((await warned(good)).warned).toBe(1);
    expect((await warned(bad)).warned).toBe(0);
    expect(await countSetAside()).toMatchObject({ tickets: 1, since: expect.any(Number) });
    const first = await db.alarmSetAside.findUniqueOrThrow({ where: { ticketId: bad } });
    expect(first.failures).toBe(1);
    const { number } = await db.ticket.findUniqueOrThrow({ where: { id: bad } });
    expect(await listSetAside()).toEqual([{ id: bad, number: Number(number), since: first.since.getTime() }]);
    expect(first.retryAt.getTime() - first.since.getTime()).toBe(500);

    // Until then nobody looks at it again, and nobody is kept awake by it. (Half a second may pass on a busy machine.)
    await db.$executeRaw`UPDATE alarm_set_aside SET retry_at = baton_now() + interval '50 seconds' WHERE ticket_id = ${bad}::uuid`;
    expect(await ringAlarms()).toBe(0);
    expect((await db.alarmSetAside.findUniqueOrThrow({ where: { ticketId: bad } })).failures).toBe(1);
    expect(await msToNextAlarm(10 * minute)).toBeGreaterThan(20_000);

    const pauses: number[] = [];
    for (let i = 0; i < 9; i++) {
      await moveTime(minute);
      await ringAlarms();
      const { failures, retryAt } = await db.alarmSetAside.findUniqueOrThrow({ where: { ticketId: bad } });
      expect(failures).toBe(i + 2);
      const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
      pauses.push(Math.round((retryAt.getTime() - row!.now.getTime()) / 1000));
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);

    await mend(bad);
    await moveTime(minute + 1000);
    await ringAll();
    const rang = await warned(bad);
    expect(rang.warned).toBe(2);
    expect(await countSetAside()).toEqual({ tickets: 0, since: null });
    const { events } = await loadEvents(bad);
    const warnings = events.filter((e) => e.type === "ClockWarned" && e.data.clockId === rang.id);
    expect(warnings.map((e) => e.at)).toEqual(rang.warnDueAt.slice(0, 2).map((d) => d.getTime()));
  });

  it("is forgotten once nothing is due any more", async () => {
    const bad = await broken();
    await moveTime(16 * minute);
    await ringAll();
    expect((await countSetAside()).tickets).toBe(1);
    await db.clock.updateMany({ where: { ticketId: bad }, data: { nextDueAt: null, state: "void" } });
    await auditClocks();
    expect((await countSetAside()).tickets).toBe(0);
    await mend(bad);
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

describe("a published change of the warnings", () => {
  it("leaves running clocks theirs, and what the new rules say is done at the first one above", async () => {
    const { ticketId } = await write();
    const document = structuredClone((await loadPolicy((await currentPolicyVersion())!)).document);
    document.sla.warnAt = [0.8];
    document.sla.alarms = [
      rule("louder", { metric: "acceptance", at: 0.8, do: [{ kind: "raisePriority", points: 5 }] }),
    ];
    await publishPolicy({ document, note: "one warning", actor: systemActor, origin: "system" });
    const raised = async () => (await typesOf(ticketId)).filter((t) => t === "PriorityRaised").length;
    // 25 of the 30 minutes: two of its own warnings have been given, and eight tenths are past.
    await moveTime(25 * minute);
    await ringAll();
    expect(await raised()).toBe(0);
    await moveTime(3 * minute);
    await ringAll();
    expect(await raised()).toBe(1);
    await moveTime(3 * minute);
    await ringAll();
    expect(await raised()).toBe(1);
  });
});

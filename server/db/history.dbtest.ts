import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { seedDemo } from "../../prisma/seed/demo/seed";
import { story } from "../../prisma/seed/demo/story";
import { installStarterModel } from "../../prisma/seed/starterModel";
import { mergeCustomers } from "../commands/mergeCustomers";
import { mergeTickets, unmergeTicket } from "../commands/mergeTickets";
import { undoMerge } from "../commands/undoMerge";
import { ownings } from "../domain/analytics/owners";
import { type DecisionFacts, type DecisionResult, decide } from "../domain/decision/decide";
import { asPersonId } from "../domain/ids";
import { foldTicket } from "../domain/ticket/ticket";
import * as vocabulary from "../domain/vocabulary";
import { env } from "../env";
import { db } from "./client";
import { ownFlow } from "./history/flow";
import { loadPolicy } from "./policies";
import { loadEvents, loadTicket } from "./tickets/load";

beforeAll(async () => {
  await installStarterModel();
  await seedDemo(() => undefined);
}, 240_000);

describe("the demo's history", () => {
  it.each([
    ["Rows are missing after the sync", "tandem", "fernhill", "contextEvent", "withoutEvent"],
    ["Dashboards are slow", "kestrel", "pallet", "contextVolume", "withoutVolume"],
  ])("%s: %s and %s are decided differently, each naming the fact", async (subject, one, other, told, missed) => {
    const decisionOf = async (externalId: string) => {
      const ticket = await db.ticket.findFirstOrThrow({ where: { subject, account: { externalId } } });
      const row = await db.decision.findFirstOrThrow({ where: { ticketId: ticket.id }, orderBy: { at: "asc" } });
      return row.result as unknown as DecisionResult;
    };
    const [a, b] = [await decisionOf(one), await decisionOf(other)];
    expect(a.issueType).toBe(b.issueType);
    expect(a.tier).toBeGreaterThan(b.tier);
    expect(a.reasons.map((r) => r.code)).toContain(told);
    expect(b.reasons.map((r) => r.code)).not.toContain(told);
    expect(b.changes.map((r) => r.code)).toContain(missed);
  });

  it("knows something of every account", async () => {
    const accounts = await db.account.findMany({
      include: { _count: { select: { facts: true, usage: true, events: true } } },
    });
    for (const { plan, _count } of accounts) {
      expect(plan).not.toBeNull();
      expect(_count.facts).toBeGreaterThanOrEqual(8);
      expect(_count.usage).toBe(270);
      expect(_count.events).toBeGreaterThan(0);
    }
  });

  it("uses every lane and every fate", async () => {
    const tickets = await db.ticket.findMany({ orderBy: { createdAt: "asc" } });
    const past = tickets.length - story.length;
    expect(past).toBeGreaterThan(1000);
    const days = (tickets.at(-1)!.createdAt.getTime() - tickets[0]!.createdAt.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(85);
    expect(tickets.map((t) => Number(t.number)).sort((a, b) => a - b)).toEqual(tickets.map((_, i) => i + 1));
    expect(await db.replyDraft.count({ where: { state: "pending" } })).toBeGreaterThan(2);
    for (const state of vocabulary.draftStates) {
      expect([state, await db.replyDraft.count({ where: { state } })]).not.toEqual([state, 0]);
    }
    expect(new Set(tickets.map((t) => t.disposition))).toEqual(new Set(vocabulary.dispositions));
    expect(tickets.filter((t) => t.status === "resolved").length).toBeGreaterThan(8);
    expect(tickets.some((t) => t.queueTier === 2 && t.assigneeId)).toBe(true);
    expect(await db.offer.count({ where: { state: "declined" } })).toBeGreaterThan(0);
    for (const state of ["pending", "approved", "denied"]) {
      expect([state, await db.approval.count({ where: { state } })]).not.toEqual([state, 0]);
    }
    expect(tickets.filter((t) => t.waitingFor === "thirdParty").length).toBeGreaterThan(1);
    expect(await db.clock.count({ where: { breachedAt: { not: null } } })).toBeGreaterThan(0);
  });

  it("rebuilds every ticket and its clocks from its events alone", { timeout: 180_000 }, async () => {
    for (const { id } of await db.ticket.findMany({ select: { id: true } })) {
      const { id: ticketId, events } = await loadEvents(id);
      expect(foldTicket(ticketId, events)).toEqual(await loadTicket(id));
    }
  });

  it("tells how its tickets went, by their events", { timeout: 60_000 }, async () => {
    const rows = await db.ticket.findMany({ select: { id: true, mergedIntoId: true, status: true } });
    const tickets = rows.filter((t) => t.mergedIntoId === null);
    const expected = { tickets: tickets.length, events: 0, handoffs: 0, circular: 0, revisit: 0 };
    const hours: number[] = [];
    for (const { id, status } of tickets) {
      const { events } = await loadEvents(id);
      expected.events += events.length;
      const teams = ownings(events).map((o) => o.team);
      const path = teams.filter((team, at) => team !== teams[at - 1]).join(" ");
      const passed = path === "" ? 0 : path.split(" ").length - 1;
      expected.handoffs += passed;
      if (/(?:^| )(\S+) \S+ \1(?: |$)/.test(path)) expected.circular += 1;
      if (new Set(path.split(" ")).size <= passed) expected.revisit += 1;
      const ended = events.filter((e) => e.type === "TicketResolved").at(-1);
      if (ended && (status === "resolved" || status === "closed")) hours.push((ended.at - events[0]!.at) / 3_600_000);
    }
    const flow = await ownFlow();
    expect(flow).toMatchObject(expected);
    expect(flow.circular).toBeGreaterThan(0);
    hours.sort((a, b) => a - b);
    const middle = (hours.length - 1) / 2;
    const median = (hours[Math.floor(middle)]! + hours[Math.ceil(middle)]!) / 2;
    expect(flow.resolution.medianHours).toBeCloseTo(median, 2);
    expect(Object.values(flow.byTier).reduce((sum, t) => sum + t.tickets, 0)).toBeLessThanOrEqual(tickets.length);
  });

  it("rebuilds them as well once people and duplicates were merged and taken apart", async () => {
    const actor = { kind: "system" as const, id: null };
    // Most of the past is done; two with something open, so that there are duplicates to merge.
    const [keep, other] = await db.customer.findMany({
      where: { tickets: { some: { status: { in: ["open", "waiting"] } } } },
      orderBy: { name: "asc" },
      take: 2,
    });
    const { auditId } = await mergeCustomers(keep!.id, other!.id, actor);
    const theirs = await db.ticket.findMany({ where: { customerId: keep!.id, status: { in: ["open", "waiting"] } } });
    const [first, second] = theirs;
    const lead = await db.person.findFirstOrThrow({ where: { role: "lead" } });
    const by = { id: asPersonId(lead.id), mayMergeAny: true };
    await mergeTickets(first!.id, second!.id, by);
    const rebuilt = async () => {
      const rows = await db.ticket.findMany({ where: { customerId: { in: [keep!.id, other!.id] } } });
      for (const { id } of rows) {
        const { id: ticketId, events } = await loadEvents(id);
        expect(foldTicket(ticketId, events)).toEqual(await loadTicket(id));
      }
    };
    await rebuilt();
    await unmergeTicket(second!.id, by);
    await undoMerge(auditId, actor);
    await rebuilt();
    expect(await db.ticket.count({ where: { customerId: other!.id } })).toBeGreaterThan(0);
  });

  it("decides every ticket again exactly as it was decided", async () => {
    for (const row of await db.decision.findMany()) {
      const policy = await loadPolicy(row.policyVersion);
      const again = decide(row.facts as unknown as DecisionFacts, policy);
      expect(JSON.parse(JSON.stringify(again))).toEqual(row.result);
    }
  });

  it("has one owner and at most one holder for every open ticket", async () => {
    const open = await db.ticket.findMany({
      where: { status: { in: ["open", "waiting"] } },
      include: { assignments: true },
    });
    for (const t of open) {
      expect(t.ownerTeamId).not.toBeNull();
      expect(t.assignments.filter((a) => a.endedAt === null).length).toBe(t.assigneeId ? 1 : 0);
    }
  });
});

describe("what the database itself guards", () => {
  it.each([
    ["UPDATE ticket_event SET type = 'Nothing'", /append-only/],
    ["DELETE FROM ticket_event", /append-only/],
    ["TRUNCATE ticket_event", /append-only/],
    ["TRUNCATE ticket_event_2026_11", /append-only/],
    ["TRUNCATE ticket_event_default", /append-only/],
    ["DELETE FROM audit", /append-only/],
    ["UPDATE policy_version SET note = 'other'", /append-only/],
    ["UPDATE decision SET disposition = 'human'", /append-only/],
    ["UPDATE ticket SET priority = 101", /ticket_priority/],
    ["UPDATE ticket SET queue_tier = NULL WHERE owner_team_id IS NOT NULL", /ticket_queue_whole/],
    ["UPDATE person SET email = 'UPPER@test.example'", /person_email_lower/],
    [
      "UPDATE ticket SET merged_into_id = id, merged_at = now(), status = 'closed', assignee_id = NULL, offer_id = NULL",
      /ticket_merged_elsewhere/,
    ],
    ["UPDATE ticket SET merged_at = now()", /ticket_merged_whole/],
    [
      "UPDATE ticket SET merged_at = now(), merged_into_id = (SELECT id FROM ticket ORDER BY number LIMIT 1) WHERE number = (SELECT max(number) FROM ticket WHERE status = 'open')",
      /ticket_merged_closed/,
    ],
    ["UPDATE customer SET merged_into_id = id", /customer_merged_elsewhere/],
    ["INSERT INTO rating (id, ticket_id, score) SELECT gen_random_uuid(), id, 6 FROM ticket LIMIT 1", /rating_score/],
  ])("refuses %s", async (sql, why) => {
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(why);
  });

  it("knows the same vocabularies as the code", async () => {
    const rows = await db.$queryRaw<{ name: string; definition: string }[]>`
      SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'c'`;
    const wordsOf = (name: string) =>
      [...rows.find((r) => r.name === name)!.definition.matchAll(/'([^']+)'/g)].map((m) => m[1]!);
    expect(wordsOf("account_segment")).toEqual([...vocabulary.segments]);
    expect(wordsOf("person_role")).toEqual([...vocabulary.roles]);
    expect(wordsOf("person_presence")).toEqual([...vocabulary.presences]);
    expect(wordsOf("ticket_status")).toEqual([...vocabulary.ticketStatuses]);
    expect(wordsOf("ticket_channel")).toEqual([...vocabulary.channels]);
    expect(wordsOf("ticket_disposition")).toEqual([...vocabulary.dispositions]);
    expect(wordsOf("message_kind")).toEqual([...vocabulary.messageKinds]);
    expect(wordsOf("message_author")).toEqual([...vocabulary.actorKinds]);
    expect(wordsOf("offer_state")).toEqual([...vocabulary.offerStates]);
    expect(wordsOf("clock_metric")).toEqual([...vocabulary.clockMetrics]);
    expect(wordsOf("ticket_assistant_lane")).toEqual([...vocabulary.assistantLanes]);
    expect(wordsOf("ticket_assistant_step")).toEqual([...vocabulary.assistantSteps]);
    expect(wordsOf("reply_draft_state")).toEqual([...vocabulary.draftStates]);
    expect(wordsOf("reply_draft_reject_reason")).toEqual([...vocabulary.rejectReasons]);
    expect(wordsOf("ticket_waiting_for")).toEqual([...vocabulary.waits]);
    expect(wordsOf("approval_kind")).toEqual([...vocabulary.approvalKinds]);
    expect(wordsOf("approval_state")).toEqual([...vocabulary.approvalStates]);
    expect(wordsOf("clock_state")).toEqual([...vocabulary.clockStates]);
  });

  it("lets followers read only what no open transaction can still precede", { timeout: 120_000 }, async () => {
    const [early, late] = [new pg.Client(env.DATABASE_URL), new pg.Client(env.DATABASE_URL)];
    await Promise.all([early.connect(), late.connect()]);
    const insert =
      "INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data) SELECT now(), id, $1, 'system', '{}' FROM ticket LIMIT 1";
    const settled = async () =>
      (
        await db.$queryRaw<{ type: string }[]>`SELECT type FROM ticket_event
        WHERE type IN ('early', 'late') AND txid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY seq`
      ).map((r) => r.type);
    await early.query("BEGIN");
    await early.query(insert, ["early"]);
    await late.query(insert, ["late"]); // commits first, with the later number
    expect(await settled()).toEqual([]);
    await early.query("COMMIT");
    // Other files' transactions on the same server may still precede ours.
    await vi.waitFor(async () => expect(await settled()).toEqual(["early", "late"]), {
      timeout: 90_000,
      interval: 100,
    });
    await Promise.all([early.end(), late.end()]);
  });

  it("keeps events of any time", async () => {
    const years = ["1999-01-01", "2026-11-23", "2091-06-01"];
    for (const at of years) {
      await db.$executeRawUnsafe(
        `INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data) SELECT '${at}', id, 'WaitExplained', 'system', '{"reasons":[]}' FROM ticket LIMIT 1`,
      );
    }
    await db.$executeRaw`SELECT ensure_event_partitions('2091-05-01', 3)`;
    expect(await db.$queryRaw`SELECT count(*)::int AS n FROM ticket_event WHERE at > '2091-01-01'`).toEqual([{ n: 1 }]);
  });
});

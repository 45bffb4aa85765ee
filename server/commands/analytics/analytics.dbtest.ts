import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson, heldBy, online, openDesk, write } from "@/server/cli/test-setup/desk";
import { escalation } from "@/server/cli/test-setup/handoff";
import { shareApplyLock } from "@/server/db/analytics/apply";
import { loadFacts, saveFacts } from "@/server/db/analytics/factRows";
import { loadHistories } from "@/server/db/analytics/histories";
import { readLabels } from "@/server/db/analytics/labels";
import { sumMonth } from "@/server/db/analytics/months";
import { readPage } from "@/server/db/analytics/page";
import { reading, within } from "@/server/db/analytics/pool";
import { rebuildAnalytics } from "@/server/db/analytics/rebuild";
import { putFacts, refreshFacts, removeSource } from "@/server/db/analytics/refresh";
import { countTickets, eachTicket, ticketsOf } from "@/server/db/analytics/tickets";
import { closeDatabase, db } from "@/server/db/client";
import { moveTime, syncTime } from "@/server/db/time";
import { type Dim, dims, dimValue, type TicketFact } from "@/server/domain/analytics/fact";
import { factOf } from "@/server/domain/analytics/fact/factOf";
import { factOfImported } from "@/server/domain/analytics/fact/imported";
import { contributions } from "@/server/domain/analytics/groups";
import { numbersByKey, ticketMeasures } from "@/server/domain/analytics/measures";
import { addDays, type DayPeriod, spanOf } from "@/server/domain/analytics/period";
import type { Ask, Filters } from "@/server/domain/analytics/reading";
import { addTo, type Vector } from "@/server/domain/analytics/vector";
import { dayOf } from "@/server/domain/context/days";
import type { PersonId } from "@/server/domain/ids";
import { rateTicket, reopenTicket } from "../afterResolution";
import { escalateTicket } from "../escalateTicket";
import { planWaiting } from "../planWaiting";
import { resolveTicket } from "../resolveTicket";
import { acceptOffer, declineOffer } from "../respondToOffer";
import { replyToTicket } from "../writeMessage";

const day = 86_400_000;
let ann: PersonId;
let bob: PersonId;
let zone = "Asia/Kathmandu";

const refreshAll = async () => {
  while ((await refreshFacts()) > 0);
};
/** Everything that happened, made anew from raw events by the pure definition. */
async function fromEvents(): Promise<TicketFact[]> {
  const ids = (await db.ticket.findMany({ select: { id: true } })).map((t) => t.id);
  const asOf = await syncTime();
  return reading(async (client) => (await loadHistories(client, ids, asOf)).map(factOf).filter((f) => f !== null));
}
const stored = () =>
  reading((c) =>
    db.ticketFact.findMany({ select: { ticketId: true } }).then((r) =>
      loadFacts(
        c,
        r.map((x) => x.ticketId),
      ),
    ),
  );

function numbers(facts: readonly TicketFact[], period: DayPeriod, filters: Filters = {}): Record<string, number> {
  const span = spanOf(period);
  const sum: Vector = new Map();
  for (const f of facts) {
    if (f.createdAt < span.from || f.createdAt >= span.to) continue;
    if (dims.some((d) => filters[d] !== undefined && dimValue(f, d) !== filters[d])) continue;
    for (const cell of contributions(f).tickets) addTo(sum, cell.vector);
  }
  return numbersByKey(sum);
}

const around = async (): Promise<DayPeriod> => {
  const today = dayOf(await syncTime());
  return { from: addDays(today, -60), to: addDays(today, 2), zone };
};
const ask = (period: DayPeriod, more: Partial<Ask> = {}): Ask => ({
  page: "escalation",
  period,
  compare: "none",
  sources: "all",
  filters: {},
  breakdown: null,
  ...more,
});

beforeAll(async () => {
  await openDesk((p) => {
    p.understanding.noneOfThese = 1;
  });
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50, skills: { "sign-in": 5 } });
  bob = await addPerson("Bob", { teams: ["access"], tier: 2, capacity: 50 });
  await online(ann, bob);
  // Some days of a small desk's life: resolved, escalated, rated, reopened, declined, left waiting.
  for (let n = 0; n < 12; n++) {
    const id = await heldBy(ann);
    await moveTime(7 * 60_000);
    await replyToTicket(id, ann, { body: "Have you looked into your spam folder?", isWaitingForCustomer: n % 3 === 0 });
    await moveTime(9 * 60_000);
    if (n % 4 === 1) {
      await escalateTicket(id, ann, escalation("needsExpertise", "Nothing in the log."));
      await planWaiting();
      const offer = await db.offer.findFirst({ where: { ticketId: id, state: "pending" } });
      if (offer) await acceptOffer(offer.id, offer.personId as PersonId);
      await moveTime(5 * 60_000);
      await resolveTicket(id, bob);
    } else if (n % 4 !== 3) await resolveTicket(id, ann);
    if (n % 3 === 0 && n % 4 !== 3) await rateTicket(id, (n % 5) + 1, null);
    await moveTime(n % 5 === 0 ? 13 * 3_600_000 : 3_600_000);
    if (n === 4) await reopenTicket(id, ann);
  }
  await write();
  await planWaiting();
  const offer = await db.offer.findFirst({ where: { state: "pending" } });
  if (offer) await declineOffer(offer.id, offer.personId as PersonId, "noTime");
}, 120_000);
afterAll(closeDatabase);

describe("facts and rollups", () => {
  it("are those of the raw events, and name every ticket that there is", async () => {
    await refreshAll();
    expect(await db.factDue.count()).toBe(0);
    const anew = await fromEvents();
    const kept = await stored();
    expect(anew.length).toBe(13);
    for (const fact of anew) expect(kept.get(fact.ticketId)).toEqual(fact);
    expect(
      anew.some((f) => f.isEscalated) && anew.some((f) => f.score !== null) && anew.some((f) => f.reopens > 0),
    ).toBe(true);
  });

  it.each(["UTC", "Asia/Kathmandu", "Europe/Berlin", "Pacific/Chatham"])(
    "answer each page as counted one by one from raw events, in %s",
    async (its) => {
      zone = its;
      const facts = await fromEvents();
      const period = await around();
      const page = await readPage(ask(period, { unit: "day" }));
      expect(page.total).toEqual(numbers(facts, period));
      expect(page.behind).toBe(0);
      for (const slot of page.series) expect(slot.numbers).toEqual(numbers(facts, { ...slot, zone }));
      for (const breakdown of dims) {
        for (const filters of [
          {},
          { issueType: "sign-in" },
          { tier: "1" },
          { segment: "standard" },
          { person: ann },
        ] as Filters[]) {
          const asked = ask(period, { breakdown, filters, page: "sla" });
          const { rows, total } = await readPage(asked);
          expect(total).toEqual(numbers(facts, period, filters));
          for (const row of rows!) {
            const isOther = filters[breakdown] !== undefined && filters[breakdown] !== row.value;
            expect(isOther).toBe(false);
            expect(row.numbers).toEqual(numbers(facts, period, { ...filters, [breakdown]: row.value }));
          }
          const sum = rows!.reduce((n, r) => n + r.numbers.tickets!, 0);
          expect(sum).toBe(total.tickets ?? 0);
        }
      }
    },
    120_000,
  );

  it("answer what the rollups do not hold from the facts: the same numbers", async () => {
    const facts = await fromEvents();
    const period = await around();
    const filters = { issueType: "sign-in", channel: "web", segment: "standard" };
    const page = await readPage(ask(period, { filters, breakdown: "tier" }));
    expect(page.isFromFacts).toBe(true);
    expect(page.total).toEqual(numbers(facts, period, filters));
    const two = await readPage(ask(period, { filters: { channel: "web", team: "access" } }));
    expect(two.isFromFacts).toBe(false);
    expect(two.total).toEqual(numbers(facts, period, { channel: "web", team: "access" }));
  });

  it("count in SQL what they count in memory, for every measure, and list as many tickets", async () => {
    const facts = await fromEvents();
    const period = await around();
    const all = numbers(facts, period);
    for (const m of ticketMeasures) {
      const found = await countTickets({ measure: m.key, period, sources: "all", filters: {} });
      const pure = facts.filter((f) => contributions(f).tickets.some((c) => c.vector.size > 0) && numbersIn(f, m.key));
      if (!m.sum) expect([m.key, found]).toEqual([m.key, all[m.key] ?? 0]);
      else expect(found).toBeGreaterThanOrEqual(pure.length);
    }
    const asked = { measure: "resolved", period, sources: "all", filters: { person: ann } } as const;
    const lines: string[] = [];
    for (let after: string | null = null; ; ) {
      const part = await ticketsOf(asked, after, 3);
      expect(part.count).toBe(numbers(facts, period, { person: ann }).resolved);
      lines.push(...part.lines.map((l) => l.ticketId));
      after = part.next;
      if (after === null) break;
    }
    expect(new Set(lines).size).toBe(lines.length);
    let inFile = 0;
    await eachTicket(asked, async (some) => {
      inFile += some.length;
    });
    expect([lines.length, inFile]).toEqual([numbers(facts, period, { person: ann }).resolved, inFile]);
    expect(inFile).toBe(lines.length);
  });

  it("of people, queues and flows have as many tickets behind them as they say", async () => {
    const period = await around();
    const base = { period, sources: "all", filters: {} } as const;
    const people = await readPage(ask(period, { page: "people" }));
    expect(people.people!.map((p) => p.personId)).toContain(ann);
    for (const p of people.people!) {
      const n = await countTickets({ ...base, measure: "people.tickets", item: p.personId });
      expect(n).toBe(p.numbers["people.tickets"]);
    }
    const { queues } = await readPage(ask(period, { page: "abandonment" }));
    for (const q of queues!) {
      const item = `${q.team}/${q.tier}`;
      expect(await countTickets({ ...base, measure: "queue", item })).toBe(q.waited);
      expect(await countTickets({ ...base, measure: "queue.abandoned", item })).toBe(q.abandoned);
    }
    expect(queues!.reduce((n, q) => n + q.abandoned, 0)).toBe((await readPage(ask(period))).total.abandoned ?? 0);
    // Of one person the same as among all, compared with everybody's work.
    for (const p of people.people!) {
      const alone = await readPage(ask(period, { page: "people", filters: { person: p.personId } }));
      expect(alone.people).toEqual([p]);
    }
    const times = await readPage(ask(period, { page: "resolution", breakdown: "tier" }));
    expect(times.times!.total.ttr.n).toBe(times.total.timed);
    expect(times.medians!.length).toBe(times.series.length);
    const satisfaction = await readPage(ask(period, { page: "satisfaction" }));
    expect(satisfaction.uplift!.escalated.all + satisfaction.uplift!.direct.all).toBeLessThanOrEqual(
      satisfaction.total.rated!,
    );
  });

  it("keep what somebody did who is gone, and a team's tickets under its new name", async () => {
    const period = await around();
    const asked = ask(period, { page: "people", breakdown: "team" });
    const before = await readPage(asked);
    const was = await db.team.findUniqueOrThrow({ where: { id: "access" } });
    await db.person.update({ where: { id: bob }, data: { disabledAt: new Date(), presence: "offline" } });
    await db.team.update({ where: { id: "access" }, data: { name: "Front door" } });
    await refreshAll();
    expect(await readPage(asked)).toEqual(before);
    const { names } = await readLabels();
    expect([names.person[bob], names.team.access]).toEqual(["Bob", "Front door"]);
    await db.person.update({ where: { id: bob }, data: { disabledAt: null, presence: "online" } });
    await db.team.update({ where: { id: "access" }, data: { name: was.name } });
  });

  it("hold the source apart: history can be counted in or left out, and taken away again", async () => {
    const period = await around();
    const own = await readPage(ask(period));
    const at = spanOf(period).to - 5 * day;
    const imported = ["a", "b"].map((key, n) =>
      factOfImported({
        ticketId: `00000000-0000-7000-8000-00000000000${n}`,
        source: "old-desk",
        createdAt: at,
        resolvedAt: at + day,
        isReopened: false,
        owners: [key, null, "x", key],
        tiers: [1, 2],
        topTier: 2,
        rating: 4.5,
        firstResponseAt: null,
        issueType: null,
        channel: null,
        segment: null,
        person: null,
      }),
    );
    await putFacts(imported);
    await putFacts(imported);
    const all = await readPage(ask(period));
    expect(all.total.tickets).toBe(own.total.tickets! + 2);
    expect(all.total.circular).toBe((own.total.circular ?? 0) + 2);
    expect((await readPage(ask(period, { sources: "own" }))).total).toEqual(own.total);
    const only = await readPage(ask(period, { sources: ["old-desk"], breakdown: "segment" }));
    expect(only.total.tickets).toBe(2);
    expect(only.rows).toMatchObject([{ value: null, numbers: { tickets: 2 } }]);
    const behind = await ticketsOf({ measure: "circular", period, sources: ["old-desk"], filters: { segment: null } });
    expect(behind.count).toBe(2);
    await removeSource("old-desk");
    expect((await readPage(ask(period))).total).toEqual(own.total);
    expect(await db.rollup.count({ where: { source: { not: (await idOf("own"))! } } })).toBe(0);
  });
});

const numbersIn = (f: TicketFact, key: string) =>
  numbers([f], { from: "2000-01-01", to: "2100-01-01", zone: "UTC" })[key];
const idOf = async (value: string) => (await db.rollupValue.findUnique({ where: { value } }))?.id ?? null;

describe("exactly once", () => {
  it("a worker that dies in between leaves nothing of it, and the next one counts it once", async () => {
    await refreshAll();
    const before = await db.rollup.count();
    await write();
    const due = await db.factDue.count();
    expect(due).toBeGreaterThan(0);
    // Killed after it had claimed and written: the connection is cut before the commit.
    const killed = within(async (client) => {
      const ids = (await client.query("DELETE FROM fact_due RETURNING ticket_id")).rows.map((r) => r.ticket_id);
      const [fact] = (await loadHistories(client, ids, await syncTime())).map(factOf);
      await saveFacts(client, [fact!]);
      const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
      await db.$executeRawUnsafe(`SELECT pg_terminate_backend(${rows[0].pid})`);
      await client.query("SELECT 1");
    });
    await expect(killed).rejects.toThrow();
    expect(await db.factDue.count()).toBe(due);
    expect(await db.rollup.count()).toBe(before);
    const period = await around();
    const [was] = [await readPage(ask(period))];
    await Promise.all([refreshFacts(), refreshFacts(), refreshFacts()]);
    await refreshAll();
    const is = await readPage(ask(period));
    expect(is.total.tickets).toBe(was.total.tickets! + 1);
    expect(is.total).toEqual(numbers(await fromEvents(), period));
  });

  it("an event that commits later than those after it is not passed over", async () => {
    const id = await heldBy(ann);
    await refreshAll();
    const slow = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await slow.connect();
    try {
      await slow.query("BEGIN");
      // Its numbers are lower than those of everything below, and it is seen last.
      await slow.query(
        `INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data) SELECT baton_now(), $1, 'TicketReopened', 'system', '{"messageId":null}'`,
        [id],
      );
      const other = await heldBy(ann);
      await resolveTicket(other, ann);
      await refreshAll();
      expect((await stored()).get(other)!.isResolved).toBe(true);
      expect((await stored()).get(id)!.reopens).toBe(0);
      await slow.query("COMMIT");
      await refreshAll();
      expect((await stored()).get(id)!.reopens).toBe(1);
    } finally {
      await slow.end();
    }
    const period = await around();
    expect((await readPage(ask(period))).total).toEqual(numbers(await fromEvents(), period));
  });

  it("no command waits for the worker, and ratings and verdicts are noticed", async () => {
    const id = await heldBy(ann);
    await resolveTicket(id, ann);
    await refreshAll();
    const holding = within(async (client) => {
      await shareApplyLock(client);
      await client.query("SELECT * FROM ticket_fact WHERE ticket_id = $1 FOR UPDATE", [id]);
      await client.query("SELECT * FROM fact_due FOR UPDATE");
      await rateTicket(id, 2, null); // would never end if it waited for this transaction
      expect(await refreshFacts()).toBe(0);
    });
    await holding;
    await refreshAll();
    expect((await stored()).get(id)!.score).toBe(2);
    await db.reviewOutcome.create({
      data: { id, issueTypeId: "sign-in", isCorrect: false, source: "customer", ticketId: id },
    });
    await refreshAll();
    expect((await stored()).get(id)!.isAnswerRight).toBe(false);
  });

  it("what changes by time alone changes when its time has come", async () => {
    const id = await heldBy(ann);
    await resolveTicket(id, ann);
    await refreshAll();
    expect((await stored()).get(id)!.isSettled).toBe(false);
    await moveTime(8 * day);
    await refreshAll();
    expect((await stored()).get(id)!).toMatchObject({ isSettled: true, lookAt: null });
    const period = await around();
    expect((await readPage(ask(period))).total).toEqual(numbers(await fromEvents(), period));
  });
});

describe("a rebuild", () => {
  const rows = async () => ({
    days: (await db.rollup.findMany({ where: { level: 0 }, omit: { gen: true } }))
      .map((r) => JSON.stringify({ ...r, payload: Buffer.from(r.payload).toString("hex") }))
      .sort(),
    quarters: (await db.rollupQuarter.findMany({ omit: { gen: true } }))
      .map((r) => JSON.stringify({ ...r, payload: Buffer.from(r.payload).toString("hex") }))
      .sort(),
  });

  it("makes the same facts and, byte for byte, the same sums", async () => {
    await refreshAll();
    const before = await rows();
    const kept = await stored();
    expect(await rebuildAnalytics()).toMatchObject({ changed: 0, tickets: kept.size });
    expect(await rows()).toEqual(before);
  });

  it("puts right what was wrong, also when tickets change meanwhile", async () => {
    await db.$executeRaw`UPDATE ticket_fact SET handoffs = 7, is_circular = true WHERE ticket_id = (SELECT ticket_id FROM ticket_fact LIMIT 1)`;
    await db.$executeRaw`DELETE FROM ticket_fact WHERE ticket_id = (SELECT ticket_id FROM ticket_fact ORDER BY created_at DESC LIMIT 1)`;
    const [done] = await Promise.all([
      rebuildAnalytics(),
      (async () => {
        for (let n = 0; n < 4; n++) {
          const id = await heldBy(ann);
          await refreshFacts();
          await resolveTicket(id, ann);
          await refreshFacts();
        }
      })(),
    ]);
    expect(done!.changed).toBeGreaterThanOrEqual(2);
    await refreshAll();
    const period = await around();
    expect((await readPage(ask(period))).total).toEqual(numbers(await fromEvents(), period));
    expect(await db.factJournal.count()).toBe(0);
    const lived = await rows();
    await rebuildAnalytics(() => {}, true);
    expect(await rows()).toEqual(lived);
  });

  it("and summed months give what their days give", async () => {
    await moveTime(40 * day);
    const today = dayOf(await syncTime());
    const period: DayPeriod = { from: addDays(today, -200), to: addDays(today, 1), zone: "UTC" };
    await write();
    await refreshAll();
    const facts = await fromEvents();
    const before = await readPage(ask(period, { breakdown: "tier" }));
    await moveTime(20 * 60_000);
    while (await sumMonth());
    expect(await db.rollup.count({ where: { level: 1 } })).toBeGreaterThan(0);
    const summed = await readPage(ask(period, { breakdown: "tier" }));
    expect(summed.rows).toEqual(before.rows);
    expect(summed.total).toEqual(numbers(facts, period));
    for (const row of summed.rows!) expect(row.numbers).toEqual(numbers(facts, period, { tier: row.value }));
  });
});

describe("many histories", () => {
  it("stored and read by SQL are what they are in memory", async () => {
    const { anyHistories } = await import("@/server/cli/test-setup/histories");
    const from = Date.UTC(2025, 9, 20);
    const to = Date.UTC(2025, 10, 4);
    await fc.assert(
      fc.asyncProperty(
        anyHistories(from, to, 10),
        fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kathmandu"),
        async (list, its) => {
          const facts = list.flatMap((h) => {
            const f = factOf(h);
            return f ? [{ ...f, source: "played", people: f.people, lookAt: null }] : [];
          });
          await putFacts(facts);
          try {
            const period: DayPeriod = { from: "2025-10-24", to: "2025-11-02", zone: its };
            const page = await readPage(ask(period, { sources: ["played"], breakdown: "team" }));
            expect(page.total).toEqual(numbers(facts, period));
            for (const key of [
              "tickets",
              "move.1.2",
              "circular",
              "firstTouchRight",
              "overEscalated",
              "abandoned",
              "acceptance.late",
              "rated.escalated",
              "contained",
            ]) {
              const n = await countTickets({ measure: key, period, sources: ["played"], filters: {} });
              expect([key, n]).toEqual([key, page.total[key] ?? 0]);
            }
            for (const row of page.rows!) {
              const filters: Filters = { ["team" satisfies Dim]: row.value };
              expect(await countTickets({ measure: "tickets", period, sources: ["played"], filters })).toBe(
                row.numbers.tickets,
              );
            }
          } finally {
            await removeSource("played");
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe("a ticket that was made by no command", () => {
  it("and whose events make no sense keeps its fact and holds up no other", async () => {
    const id = await heldBy(ann);
    await refreshAll();
    const before = (await stored()).get(id);
    // No command writes such a row; a restored one may hold it.
    await db.$executeRaw`INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
      VALUES (baton_now(), ${id}::uuid, 'TicketQueued', 'system', 'null')`;
    const other = await heldBy(ann);
    await refreshAll();
    expect((await stored()).get(id)).toEqual(before);
    expect((await stored()).has(other)).toBe(true);
    expect(await db.factDue.count()).toBe(0);
  });
});

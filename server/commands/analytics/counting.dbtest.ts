import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { around, ask, fromEvents, liveSomeDays, numbers, refreshAll, stored } from "@/server/cli/test-setup/analytics";
import { readLabels } from "@/server/db/analytics/labels";
import { readPage } from "@/server/db/analytics/page";
import { putFacts, removeSource } from "@/server/db/analytics/refresh";
import { countTickets, eachTicket, ticketsOf } from "@/server/db/analytics/tickets";
import { closeDatabase, db } from "@/server/db/client";
import { type Dim, dims, type TicketFact } from "@/server/domain/analytics/fact";
import { factOf } from "@/server/domain/analytics/fact/factOf";
import { factOfImported } from "@/server/domain/analytics/fact/imported";
import { contributions } from "@/server/domain/analytics/groups";
import { ticketMeasures } from "@/server/domain/analytics/measures";
import { type DayPeriod, spanOf } from "@/server/domain/analytics/period";
import type { Filters } from "@/server/domain/analytics/reading";
import type { PersonId } from "@/server/domain/ids";

const day = 86_400_000;
const idOf = async (value: string) => (await db.rollupValue.findUnique({ where: { value } }))?.id ?? null;

const numbersIn = (f: TicketFact, key: string) =>
  numbers([f], { from: "2000-01-01", to: "2100-01-01", zone: "UTC" })[key];

let ann: PersonId;
let bob: PersonId;
beforeAll(async () => {
  ({ ann, bob } = await liveSomeDays());
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
      const facts = await fromEvents();
      const period = await around(its);
      const page = await readPage(ask(period, { unit: "day" }));
      expect(page.total).toEqual(numbers(facts, period));
      expect(page.behind).toBe(0);
      for (const slot of page.series) expect(slot.numbers).toEqual(numbers(facts, { ...slot, zone: its }));
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

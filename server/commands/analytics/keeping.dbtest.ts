import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { around, ask, fromEvents, liveSomeDays, numbers, refreshAll, stored } from "@/server/cli/test-setup/analytics";
import { heldBy, write } from "@/server/cli/test-setup/desk";
import { shareApplyLock } from "@/server/db/analytics/apply";
import { saveFacts } from "@/server/db/analytics/factRows";
import { loadHistories } from "@/server/db/analytics/histories";
import { sumMonth } from "@/server/db/analytics/months";
import { readPage } from "@/server/db/analytics/page";
import { within } from "@/server/db/analytics/pool";
import { rebuildAnalytics } from "@/server/db/analytics/rebuild";
import { refreshFacts } from "@/server/db/analytics/refresh";
import { closeDatabase, db } from "@/server/db/client";
import { moveTime, syncTime } from "@/server/db/time";
import { factOf } from "@/server/domain/analytics/fact/factOf";
import { addDays, type DayPeriod } from "@/server/domain/analytics/period";
import { dayOf } from "@/server/domain/context/days";
import type { PersonId } from "@/server/domain/ids";
import { rateTicket } from "../afterResolution";
import { resolveTicket } from "../resolveTicket";

const day = 86_400_000;
let ann: PersonId;
beforeAll(async () => {
  ({ ann } = await liveSomeDays());
}, 120_000);
afterAll(closeDatabase);

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

  it("an event that arrives a week late is counted where it belongs, once", async () => {
    const id = await heldBy(ann);
    await moveTime(3_600_000);
    await resolveTicket(id, ann);
    await moveTime(9 * day);
    await refreshAll();
    const settled = (await stored()).get(id)!;
    expect(settled).toMatchObject({ isSettled: true, reopens: 0 });
    // Restored, or brought by a machine whose link was down: it happened an hour after the end, and is seen now.
    const late = () =>
      db.$executeRaw`INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
        VALUES (${new Date(settled.resolvedAt! + 3_600_000)}, ${id}::uuid, 'TicketReopened', 'system', '{"messageId":null}')`;
    await late();
    await refreshAll();
    expect((await stored()).get(id)!).toMatchObject({ createdAt: settled.createdAt, reopens: 1 });
    const period = await around();
    const page = await readPage(ask(period, { unit: "day" }));
    const facts = await fromEvents();
    expect(page.total).toEqual(numbers(facts, period));
    for (const slot of page.series) expect(slot.numbers).toEqual(numbers(facts, { ...slot, zone: period.zone }));
    // The day on which the ticket came is the one that changes, not today.
    expect(dayOf(settled.createdAt)).not.toBe(dayOf(await syncTime()));
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

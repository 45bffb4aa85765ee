import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk } from "../../cli/test-setup/desk";
import { manyTickets } from "../../cli/test-setup/manyTickets";
import { endLoan, lendPerson } from "../../commands/presence/lend";
import type { PersonId } from "../../domain/ids";
import { db } from "../client";
import { currentPolicy } from "../policies";
import { forgetHistory, loadForecast } from "./forecast";
import { mostWaiting, ticketsQuery } from "./forecastTickets";

interface PlanNode {
  "Relation Name"?: string;
  "Actual Loops": number;
  Plans?: PlanNode[];
}

const minute = 60_000;
let lead: PersonId;
let ann: PersonId;

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
});
beforeEach(async () => {
  await db.ticket.updateMany({ where: { status: "open" }, data: { status: "closed", offerId: null } });
});

describe("the forecast of a full desk", () => {
  const forecast = async () => {
    forgetHistory();
    return loadForecast((await currentPolicy())!);
  };
  /** Its promise is due in so many minutes, and no other clock of it before. */
  const dueFirst = async (ticketId: string, minutes: number) => {
    const dueAt = new Date(Date.now() + minutes * minute);
    await db.clock.updateMany({ where: { ticketId }, data: { dueAt, nextDueAt: null } });
    await db.ticket.update({ where: { id: ticketId }, data: { nextBreachAt: dueAt } });
  };

  it("leaves out of each queue what nobody gets to, the last due first, and says how many", async () => {
    expect((await forecast()).leftOut).toBe(0);
    const late = (await manyTickets(1, { team: "access", tier: 1 }))[0]!;
    const many = await manyTickets(1_010, { team: "access", tier: 1 });
    const few = await manyTickets(5, { team: "billing", tier: 1 });
    await dueFirst(late, -1);
    const { floor, leftOut } = await forecast();
    const read = new Set(floor.tickets.map((t) => t.id));
    expect(leftOut).toBe(11);
    expect(few.every((id) => read.has(id))).toBe(true);
    expect(many.filter((id) => read.has(id))).toHaveLength(1_000);
    expect(read.has(late)).toBe(false); // its promise is broken already
  });

  it("reads what is late with one clock and can still keep the next promise of its queue", async () => {
    const [half] = await manyTickets(1, { team: "access", tier: 1 });
    await manyTickets(1_010, { team: "access", tier: 1 });
    await dueFirst(half!, 5);
    // Its tier's part of the promise has run out.
    await db.ticket.update({ where: { id: half! }, data: { nextBreachAt: new Date(Date.now() - minute) } });
    const { floor, leftOut } = await forecast();
    expect(floor.tickets.find((t) => t.id === half)?.clocks).toHaveLength(1);
    expect(leftOut).toBe(11);
  });

  it("counts what is left out of a queue once, also where somebody of another tier has some of its tickets", async () => {
    const ids = (await manyTickets(1_004, { team: "access", tier: 1 })).toSorted();
    const held = [ids[0]!, ids.at(-1)!];
    const who = { personId: ann, teamId: "access", via: "manual", assignedAt: new Date() };
    await db.assignment.createMany({ data: held.map((id, i) => ({ id, ticketId: id, tier: 2 - i, ...who })) });
    await db.ticket.updateMany({ where: { id: { in: held } }, data: { assigneeId: ann } });
    const { floor, leftOut } = await forecast();
    expect(leftOut).toBe(2);
    expect(floor.tickets.filter((t) => t.holder).map((t) => [t.id, t.tier])).toEqual([
      [held[0], 2],
      [held[1], 1],
    ]);
    await db.assignment.deleteMany({ where: { id: { in: held } } });
    await db.ticket.updateMany({ where: { id: { in: held } }, data: { assigneeId: null } });
  });

  it("reads no more clocks however many tickets wait", async () => {
    const ids = await manyTickets(3_500, { team: "access", tier: 1 });
    await db.ticket.updateMany({
      where: { id: { in: ids.slice(0, 500) } },
      data: { nextBreachAt: new Date(Date.now() - minute) },
    });
    await db.$executeRaw`ANALYZE ticket`;
    await db.$executeRaw`ANALYZE clock`;
    const [row] = await db.$queryRaw<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>`
      EXPLAIN (ANALYZE, FORMAT JSON) ${ticketsQuery}`;
    const looks = (node: PlanNode): number =>
      (node["Relation Name"] === "clock" ? node["Actual Loops"] : 0) +
      (node.Plans ?? []).reduce((sum, child) => sum + looks(child), 0);
    const clocks = looks(row!["QUERY PLAN"][0].Plan);
    expect(clocks).toBeGreaterThanOrEqual(mostWaiting + 500);
    expect(clocks).toBeLessThanOrEqual(2 * mostWaiting);
  });

  it("knows when a loan ends", async () => {
    const until = Date.now() + 60 * minute;
    await online(ann);
    const { loanId } = await lendPerson(
      ann,
      { team: "billing", until, isExclusive: true, reason: "A flood of invoices" },
      {
        kind: "person",
        id: lead,
      },
    );
    forgetHistory();
    const { floor } = await loadForecast((await currentPolicy())!);
    expect(floor.people.find((p) => p.id === ann)).toMatchObject({
      teams: ["billing"],
      later: { at: until, teams: ["access"] },
    });
    await endLoan(loanId, { kind: "person", id: lead });
  });
});

import { beforeAll, expect, it } from "vitest";
import { addPerson, openDesk } from "../../cli/test-setup/desk";
import { manyTickets } from "../../cli/test-setup/manyTickets";
import { giveTickets } from "../../commands/giveTickets";
import type { PersonId } from "../../domain/ids";
import { type AskParams, askOf } from "../../domain/lists/ticketAsk";
import { db } from "../client";
import { listNumbered } from "./ticketList";
import { countEach, countOf, numbersPerPage, orderOf } from "./ticketSearch";

let lead: PersonId;
let ann: PersonId;
const numbers = async (asked: AskParams, me = lead) => (await orderOf(askOf(asked), me, null)).numbers;

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 100 });
  const ids = await manyTickets(60, { team: "access", tier: 1 });
  await manyTickets(20, { team: "billing", tier: 2 });
  const to = { person: ann as string };
  await giveTickets(ids.slice(0, 5), lead, {
    to,
    why: "workload",
    note: null,
    agreed: [{ kind: "absent", presence: "offline" }],
  });
});

/** The whole order, a page at a time. */
async function whole(asked: AskParams): Promise<number[]> {
  const all: number[] = [];
  for (let after = null; ; ) {
    const page = await orderOf(askOf(asked), lead, after);
    all.push(...page.numbers);
    if (!page.next) return all;
    after = page.next as never;
  }
}

it("narrows by everything that the address can say", async () => {
  expect(await numbers({})).toHaveLength(80);
  expect(await numbers({ queue: "billing-t2" })).toHaveLength(20);
  expect(await numbers({ queue: "billing-t2,access-t1" })).toHaveLength(80);
  expect(await numbers({ queue: "nonsense" })).toEqual([]);
  expect(await numbers({ tier: "1" })).toHaveLength(60);
  expect(await numbers({ status: "waiting" })).toEqual([]);
  expect(await numbers({ segment: "trial,enterprise" })).toHaveLength(40);
  expect(await numbers({ type: "sign-in" })).toHaveLength(80);
  expect(await numbers({ type: "none" })).toEqual([]);
  expect((await numbers({ channel: "email" })).length).toBeGreaterThan(20);
  expect(await numbers({ priority: "50" })).toHaveLength(11);
  expect(await numbers({ holder: "me" }, ann)).toHaveLength(5);
  expect(await numbers({ holder: ann })).toHaveLength(5);
  expect(await numbers({ holder: "nobody" })).toHaveLength(75);
  expect(await numbers({ holder: "assistant" })).toEqual([]);
  expect(await numbers({ holder: "offered" })).toEqual([]);
  expect(await numbers({ queue: "unowned" })).toEqual([]);
});

it("finds by number, subject and customer, and takes signs for what they are", async () => {
  const [first] = await numbers({ sort: "age" });
  expect(await numbers({ q: `#${first}` })).toEqual([first]);
  expect(await numbers({ q: "customer 7" })).toHaveLength(2);
  expect(await numbers({ q: "Ticket 60" })).toHaveLength(1);
  expect(await numbers({ q: "%" })).toEqual([]);
  expect(await numbers({ q: "_" })).toEqual([]);
});

it("says what is late and what is at risk as the floor does", async () => {
  const [some] = await numbers({ queue: "billing-t2" });
  await db.$executeRaw`UPDATE clock SET due_at = baton_now() - interval '1 minute' FROM ticket t
    WHERE t.id = clock.ticket_id AND t.number = ${BigInt(some!)}`;
  await db.$executeRaw`UPDATE ticket SET next_breach_at = baton_now() - interval '1 minute' WHERE number = ${BigInt(some!)}`;
  expect(await numbers({ risk: "late" })).toEqual([some]);
  expect((await numbers({}))[0]).toBe(some);
  const risky = (await numbers({ queue: "access-t1" }))[0]!;
  await db.$executeRaw`UPDATE clock SET resumed_at = baton_now() - interval '23 hours', due_at = baton_now() + interval '1 hour'
    FROM ticket t WHERE t.id = clock.ticket_id AND t.number = ${BigInt(risky)} AND clock.state = 'running'`;
  expect(await numbers({ risk: "atRisk" })).toContain(risky);
});

it("pages by where the last page ended, in every order and backwards, without a gap or a double", {
  timeout: 60_000,
}, async () => {
  await manyTickets(numbersPerPage * 2, { team: "product", tier: 1 });
  for (const sort of ["breach", "priority", "age"]) {
    const there = await whole({ queue: "product-t1", sort });
    expect(new Set(there).size).toBe(numbersPerPage * 2);
    expect(there).toHaveLength(numbersPerPage * 2);
    expect(await whole({ queue: "product-t1", sort, dir: "reversed" })).toEqual([...there].reverse());
  }
  expect(await countOf(askOf({ queue: "product-t1" }).filter, lead)).toBe(numbersPerPage * 2);
  expect(await countEach([askOf({ queue: "product-t1" }).filter, askOf({ queue: "billing-t2" }).filter], lead)).toEqual(
    [1_001, 20],
  );
  const [number] = await numbers({ queue: "product-t1", sort: "priority" });
  expect((await listNumbered([number!]))[0]).toMatchObject({ priority: 100, teamName: "Product", clocks: [{}] });
});

it("is quick with a hundred thousand open", { timeout: 300_000 }, async () => {
  const took = async (name: string, work: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let i = 0; i < 7; i++) {
      const from = performance.now();
      await work();
      times.push(performance.now() - from);
    }
    return `${name} ${times.sort((a, b) => a - b)[3]!.toFixed(1)} ms`;
  };
  for (const total of [10_000, 100_000]) {
    const open = await db.ticket.count({ where: { status: "open" } });
    for (let n = open; n < total; n += 20_000)
      await manyTickets(Math.min(20_000, total - n), { team: "integrations", tier: 1 });
    await db.$executeRaw`ANALYZE ticket`;
    await db.$executeRaw`ANALYZE clock`;
    const first = await numbers({});
    const middle = (await orderOf(askOf({}), lead, null)).next;
    const lines = [
      await took("first page", () => numbers({})),
      await took("next page", () => orderOf(askOf({}), lead, middle)),
      await took("by priority", () => numbers({ sort: "priority" })),
      await took("one queue", () => numbers({ queue: "integrations-t1" })),
      await took("late", () => numbers({ risk: "late" })),
      await took("text", () => numbers({ q: "customer 77" })),
      await took("count", () => countOf(askOf({}).filter, lead)),
      await took("50 rows", () => listNumbered(first.slice(0, 50))),
    ];
    console.log(`${total} open, median: ${lines.join("; ")}`);
    expect(first).toHaveLength(numbersPerPage);
  }
});

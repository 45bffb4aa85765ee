import { beforeAll, beforeEach, expect, it } from "vitest";
import { addPerson, openDesk, write } from "../cli/test-setup/desk";
import type { Policy } from "../domain/policy/compile";
import { db } from "./client";
import { loadWaiting } from "./planning";
import { currentPolicy } from "./policies";

/** A pool larger than a look: six tickets that matter more and have waited longer, none of them due soon, and two more. */
let policy: Policy;
let others: string[];
let late: string;
let last: string;
const limit = 2;

beforeAll(async () => {
  await openDesk();
  const ids: string[] = [];
  for (let i = 0; i < 8; i++) ids.push((await write()).ticketId);
  [late, last, ...others] = ids as [string, string, ...string[]];
  policy = (await currentPolicy())!;
}, 60_000);

beforeEach(async () => {
  await db.$executeRaw`UPDATE ticket SET priority = 50, assignee_id = NULL, queued_at = baton_now() - interval '9 hours'`;
  await db.$executeRaw`UPDATE ticket SET priority = 1, queued_at = baton_now() WHERE id IN (${late}::uuid, ${last}::uuid)`;
  await db.$executeRaw`
    UPDATE clock SET state = 'running', breached_at = NULL, due_at = baton_now() + interval '20 hours'`;
  await db.$executeRaw`UPDATE ticket SET next_breach_at = baton_now() + interval '20 hours'`;
});

const looked = async () => (await loadWaiting(db, policy, limit)).map((w) => w.ticket.id);

/** Its clocks of a metric are due in so many minutes; the earliest of a ticket's is what lists sort by. */
async function due(ticketId: string, metric: string, minutes: number) {
  await db.$executeRaw`UPDATE clock SET due_at = baton_now() + ${minutes} * interval '1 minute',
    breached_at = CASE WHEN ${minutes} < 0 THEN baton_now() + ${minutes} * interval '1 minute' END
    WHERE ticket_id = ${ticketId}::uuid AND metric = ${metric}`;
  await db.$executeRaw`UPDATE ticket SET next_breach_at = (SELECT min(due_at) FROM clock WHERE ticket_id = ${ticketId}::uuid)
    WHERE id = ${ticketId}::uuid`;
}

it("leaves out neither what matters nor what has waited, and no more than asked for of each", async () => {
  const found = await looked();
  expect(found.length).toBeLessThanOrEqual(3 * limit);
  expect(found.filter((id) => others.includes(id)).length).toBeGreaterThanOrEqual(limit);
  expect(new Set(found).size).toBe(found.length);
});

it("finds a promise that can still be kept of a ticket that is late with another", async () => {
  await due(late, "firstResponse", -30);
  await due(late, "resolution", 5);
  expect(await looked()).toContain(late);
});

it("looks at promises and not at a tier's part of them", async () => {
  await due(late, "resolution", 5);
  await db.$executeRaw`UPDATE clock SET tier = 1 WHERE ticket_id = ${late}::uuid AND metric = 'resolution'`;
  await due(last, "resolution", 10);
  await due(others[0]!, "resolution", 15);
  const found = await looked();
  await db.$executeRaw`UPDATE clock SET tier = NULL WHERE ticket_id = ${late}::uuid AND metric = 'resolution'`;
  expect(found).toContain(last);
  expect(found).not.toContain(late);
});

it("gives a ticket one place however many of its promises are due, and none to whoever is not planned", async () => {
  for (const metric of ["acceptance", "firstResponse", "resolution"]) await due(late, metric, 5);
  await due(last, "resolution", 10);
  expect(await looked()).toEqual(expect.arrayContaining([late, last]));
  const ann = await addPerson("Ann", { teams: ["access"] });
  await db.$executeRaw`UPDATE ticket SET assignee_id = ${ann}::uuid WHERE id = ${late}::uuid`;
  await due(others[0]!, "firstResponse", 2);
  const found = await looked();
  expect(found).toContain(last);
  expect(found).not.toContain(late);
});

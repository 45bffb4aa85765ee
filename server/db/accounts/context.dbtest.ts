import { beforeAll, describe, expect, it } from "vitest";
import { openDesk, write } from "../../cli/test-setup/desk";
import { newId } from "../../commands/ids";
import { dayMs, dayOf } from "../../domain/context/days";
import { sumVolume, volumeOf } from "../../domain/context/volume";
import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import { db } from "../client";
import { listAccounts } from "../views/accounts";
import { replay } from "../views/replay";
import { loadContext } from "./context";

const now = Date.now();
const back = (days: number) => new Date(Date.parse(dayOf(now)) - days * dayMs);

async function account(name: string, email: string, of: { events?: object[]; usage?: (ago: number) => number | null }) {
  const id = newId();
  await db.account.create({ data: { id, externalId: name, name, segment: "business" } });
  const address = { id: newId(), kind: "email", value: email };
  const customer = await db.customer.create({
    data: { id: newId(), accountId: id, name, addresses: { create: address } },
  });
  const said = { accountId: id, saidAt: new Date(now) };
  const days = Array.from({ length: 40 }, (_, ago) => ({ ago, value: of.usage?.(ago) ?? null }));
  await db.usageDay.createMany({
    data: days.flatMap(({ ago, value }) =>
      value === null ? [] : [{ ...said, metric: "records_synced", day: back(ago), value }],
    ),
  });
  for (const event of of.events ?? [])
    await db.accountEvent.create({ data: { id: newId(), ...said, ...event } as never });
  return { id, customerId: customer.id };
}

beforeAll(async () => {
  await openDesk();
}, 120_000);

async function decisionOf(ticketId: string) {
  const row = await db.decision.findFirstOrThrow({ where: { ticketId }, orderBy: { at: "desc" } });
  return { ...row, facts: row.facts as unknown as DecisionFacts, result: row.result as unknown as DecisionResult };
}

describe("the context of a message", () => {
  it("sums volume as the domain does", async () => {
    const usage = (ago: number) => (ago % 9 === 0 ? null : ago <= 7 ? 420 + ago : 100 + ago);
    const { id } = await account("sums", "sums@test.example", { usage });
    const context = await loadContext({ customerId: null, accountId: id, now });
    const measures = Array.from({ length: 40 }, (_, ago) => ({ day: dayOf(back(ago).getTime()), value: usage(ago) }));
    const volume = volumeOf(sumVolume(measures.filter((m) => m.value !== null) as never, dayOf(now)));
    const known = volume.state === "known" ? volume.change : null;
    const query = { search: "sums", segment: null, plan: null, order: "volume", isDescending: true, page: 1 } as const;
    const listed = await listAccounts(query, dayOf(now));
    expect(listed.accounts.map((a) => [a.name, a.volume?.metric])).toEqual([["sums", "records_synced"]]);
    expect(listed.accounts[0]!.volume!.change).toBeCloseTo(known!, 10);
    expect(volume.state === "known" && Math.round(volume.change * 1000) / 1000).toBe(context!.volume[0]!.change);
  });

  it("one text from two accounts is decided differently, each naming the fact, and both can be replayed", async () => {
    const flat = () => 100;
    const goLive = { kind: "goLive", at: back(200) };
    await account("moved", "it@moved.example", {
      usage: flat,
      events: [goLive, { kind: "migration", at: new Date(now - 3 * dayMs) }],
    });
    await account("still", "it@still.example", { usage: flat, events: [goLive] });
    const text = "The nightly data sync finishes without an error, but no new rows arrive in our warehouse.";
    const [moved, still] = [await write(text, "it@moved.example"), await write(text, "it@still.example")];
    const [a, b] = [await decisionOf(moved.ticketId), await decisionOf(still.ticketId)];
    expect(a.result.issueType).toBe("data-sync");
    expect([a.result.tier, b.result.tier]).toEqual([2, 1]);
    expect(a.result.reasons).toContainEqual(
      expect.objectContaining({
        code: "contextEvent",
        params: expect.objectContaining({ event: "migration", days: 3 }),
      }),
    );
    expect(b.result.changes.map((c) => c.code)).toContain("withoutEvent");
    for (const { id, facts } of [a, b]) {
      expect(await replay(id)).toMatchObject({ id, identical: true, differences: [] });
      expect(JSON.stringify(facts.context)).not.toMatch(/example|warehouse/);
    }
  });

  it("counts who writes again about the same, with the tickets as evidence", async () => {
    const { customerId, id } = await account("again", "again@test.example", {});
    const sync = "The nightly data sync finishes without an error, but no new rows arrive in our warehouse.";
    const first = await write(sync, "again@test.example");
    const second = await write(sync, "again@test.example");
    const { number } = await db.ticket.findUniqueOrThrow({ where: { id: first.ticketId } });
    const { result } = await decisionOf(second.ticketId);
    expect(result.repeatedContact).toMatchObject({ last7: 2, by: "customer", numbers: [Number(number)] });
    expect(result.reasons.map((r) => r.code)).toContain("contextRepeated");
    const alone = await loadContext({ customerId, accountId: id, now: now + 60_000, except: second.ticketId });
    expect(alone!.earlier.map((e) => e.number)).toEqual([Number(number)]);
  });

  it("is null for somebody who is new, and holds nothing for a customer without an account", async () => {
    const { facts } = await decisionOf((await write("The dashboard is slow.")).ticketId);
    expect(facts.context).toBeNull();
  });
});

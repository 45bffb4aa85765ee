import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk } from "@/server/cli/test-setup/desk";
import { loadFacts } from "@/server/db/analytics/factRows";
import { readLabels } from "@/server/db/analytics/labels";
import { readPage } from "@/server/db/analytics/page";
import { reading } from "@/server/db/analytics/pool";
import { rebuildAnalytics } from "@/server/db/analytics/rebuild";
import { countTickets } from "@/server/db/analytics/tickets";
import { closeDatabase, db } from "@/server/db/client";
import { figures, ticketsBehind } from "@/server/domain/analytics/figures";
import { measureByKey } from "@/server/domain/analytics/measures";
import { asksOf } from "./asks";
import { fillFacts, fillYear } from "./fill";
import { generateYear, type YearOptions } from "./generate";

const options: YearOptions = {
  tickets: 400,
  from: Date.UTC(2025, 2, 1),
  to: Date.UTC(2026, 2, 1),
  issueTypes: [
    { id: "sign-in", team: "access" },
    { id: "invoice", team: "billing" },
    { id: "data-sync", team: "integrations" },
  ],
};
const url = () => process.env.DATABASE_URL!;

beforeAll(async () => {
  await openDesk();
}, 60_000);
afterAll(closeDatabase);

describe("a generated year", () => {
  it("is the same each time, about eight events a ticket, in order", () => {
    const one = [...generateYear(options)];
    expect([...generateYear(options)]).toEqual(one);
    const events = one.reduce((n, t) => n + t.events.length, 0);
    expect(events / one.length).toBeGreaterThan(7.5);
    expect(events / one.length).toBeLessThan(11);
    for (const t of one) {
      expect(t.events.every((e, at) => at === 0 || e.at >= t.events[at - 1]!.at)).toBe(true);
      expect(t.events.at(-1)!.at).toBeLessThanOrEqual(options.to);
    }
  });

  it("gives by its stored events the facts that are made without storing them, and pages that hold together", async () => {
    await fillYear(url(), options);
    expect(await rebuildAnalytics()).toMatchObject({ tickets: 400, changed: 400 });
    const ids = [...generateYear(options)].map((t) => t.id);
    const stored = await reading((c) => loadFacts(c, ids));
    await db.$executeRaw`TRUNCATE ticket_fact`;
    await fillFacts(url(), options);
    const direct = await reading((c) => loadFacts(c, ids));
    expect(direct.size).toBe(400);
    for (const [id, fact] of stored) {
      // These are looked at again by the time of reading; the generated ones end with the year.
      const { isSettled: _, lookAt: __, ...rest } = fact;
      expect(direct.get(id)).toMatchObject(rest);
    }
    await rebuildAnalytics(() => {}, true);
    const { values } = await readLabels();
    expect(values.issueType).toEqual(["data-sync", "invoice", "sign-in"]);
    for (const ask of asksOf(21, "2026-02-27", values)) {
      const page = await readPage(ask);
      const base = { period: ask.period, sources: "all", filters: ask.filters } as const;
      expect(page.total.tickets ?? 0).toBe(await countTickets({ ...base, measure: "tickets" }));
      for (const figure of figures.filter((f) => f.page === ask.page)) {
        const key = ticketsBehind(figure);
        if (key === null || measureByKey.get(key)?.sum || !measureByKey.has(key)) continue;
        expect([key, page.total[key] ?? 0]).toEqual([key, await countTickets({ ...base, measure: key })]);
      }
    }
  }, 120_000);
});

import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { readLabels } from "../../db/analytics/labels";
import { readPage } from "../../db/analytics/page";
import { ticketsOf } from "../../db/analytics/tickets";
import { watchedPeople } from "../../db/analytics/watched";
import { askInput, ticketsInput } from "../../domain/analytics/asking";
import { asSeenBy } from "../../domain/analytics/personal";
import { procedureFor, router, stamped } from "../trpc";

/** Analytics for leads and admins. For whoever builds pages:
 *
 *  - `analytics.page(Ask) → PageData` (server/domain/analytics/reading.ts): every page's numbers, with the compared period, a series,
 *    rows by a dimension, and what only that page has: `flow`, `times` and `medians`, `uplift`, `queues`, `people`.
 *  - `analytics.tickets({...TicketsAsk, cursor?}) → TicketsAnswer`: the tickets behind a number; `count` equals it.
 *  - `GET /api/analytics/csv?ask=<TicketsAsk as JSON>`: the same as a file (server/api/rest/analyticsCsv.ts).
 *  - `analytics.labels() → Labels`: names of teams, issue types and people, and the values to filter by.
 *  - Pure, also in the browser: `figures`, `figureByKey`, `figureValue(figure, numbers) → {value, n}`, `ticketsBehind(figure)`, `derived`
 *    (figures.ts); `unitFor`, `comparisonOf`, `addDays` (period.ts); `askInput` parses what an address holds (asking.ts).
 *  - Words: `analytics.figures.<figureText(key)>.name|definition` in server/messages/en/analytics.json. */

const refuse = () => {
  throw new TRPCError({ code: "FORBIDDEN", message: "You see the people of your teams." });
};

export const analyticsRouter = router({
  page: procedureFor("analytics.read")
    .input(askInput)
    .query(async ({ input, ctx }) => {
      const watcher = await watchedPeople(ctx.person);
      if (input.filters.person && !watcher.sees(input.filters.person)) refuse();
      const { breakdown, filters } = input;
      return stamped(asSeenBy(await readPage(input), watcher, { breakdown, person: filters.person }));
    }),
  tickets: procedureFor("analytics.read")
    .input(ticketsInput.extend({ cursor: z.string().max(80).nullish() }))
    .query(async ({ input: { cursor, ...ask }, ctx }) => {
      const watcher = await watchedPeople(ctx.person);
      if (!watcher.mayAsk(ask)) refuse();
      return stamped(await ticketsOf(ask, cursor ?? null));
    }),
  labels: procedureFor("analytics.read").query(async ({ ctx }) => {
    const watcher = await watchedPeople(ctx.person);
    const labels = await readLabels();
    const values = { ...labels.values, person: labels.values.person.filter(watcher.sees) };
    return stamped({ ...labels, values });
  }),
});

import { z } from "zod";
import { readyChange } from "../../commands/patterns/readyChange";
import { currentPolicy } from "../../db/policies";
import { lastLook, listPatterns, listPatternTickets, openTicketsOf, patternPeople } from "../../db/views/patterns";
import { procedureFor, router, stamped } from "../trpc";

/** Tickets beside a card; the file holds all of them. */
const shown = 50;

export const patternsRouter = router({
  /** The cards, the change to the criteria that each asks for, and when was looked last. */
  list: procedureFor("patterns.manage").query(async () => {
    const [patterns, look, policy] = await Promise.all([listPatterns(), lastLook(), currentPolicy()]);
    const features = Object.fromEntries((policy?.document.features ?? []).map((f) => [f.id, f.name]));
    const withChange = patterns.map((one) => ({
      ...one,
      change: policy ? readyChange(one.evidence, policy) : null,
    }));
    return stamped({ patterns: withChange, look, features, policyVersion: policy?.version ?? 0 });
  }),

  tickets: procedureFor("patterns.manage")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const [lines, open] = await Promise.all([listPatternTickets(input.id, shown), openTicketsOf(input.id)]);
      return stamped({ lines, open });
    }),

  people: procedureFor("patterns.manage").query(async () => stamped(await patternPeople())),
});

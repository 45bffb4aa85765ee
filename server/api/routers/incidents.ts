import { z } from "zod";
import { matchingTickets } from "../../commands/incident/incidents";
import { currentPolicy } from "../../db/policies";
import { listIncidents, loadIncident, openIncidents, ticketsOfIncident } from "../../db/views/incidents";
import { listNumbered } from "../../db/views/ticketList";
import { namedTickets } from "../../domain/incident/incident";
import { incidentMatch } from "../../domain/incident/match";
import { missing, procedureFor, router, stamped } from "../trpc";

/** So many of the tickets that would join are shown; all of them do. */
const shown = 5;

export const incidentsRouter = router({
  list: procedureFor("incidents.watch").query(async () => stamped(await listIncidents())),

  open: procedureFor("incidents.watch").query(async () => stamped(await openIncidents())),

  byId: procedureFor("incidents.watch")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const incident = await loadIncident(input.id);
      if (!incident) throw missing("incident");
      return stamped(incident);
    }),

  /** Its open tickets, a page at a time. */
  tickets: procedureFor("incidents.watch")
    .input(z.object({ id: z.uuid(), page: z.int().min(1).max(100_000) }))
    .query(async ({ input: { id, page } }) => stamped(await ticketsOfIncident(id, page))),

  /** What an incident's tickets can have in common. */
  choices: procedureFor("incidents.manage").query(async () => {
    const document = (await currentPolicy())?.document;
    const named = (list: readonly { id: string; name: string }[] = []) => list.map(({ id, name }) => ({ id, name }));
    return stamped({ issueTypes: named(document?.issueTypes), features: named(document?.features) });
  }),

  /** How many open tickets would join at once, and the first of them. */
  preview: procedureFor("incidents.manage")
    .input(z.object({ match: incidentMatch, ticketIds: namedTickets }))
    .query(async ({ input }) => {
      const all = await matchingTickets(input.match, input.ticketIds);
      const numbers = all.slice(0, shown).map((line) => line.number);
      const lines = await listNumbered(numbers);
      const first = numbers.flatMap((number) => lines.find((line) => line.number === number) ?? []);
      return stamped({ count: all.length, first });
    }),
});

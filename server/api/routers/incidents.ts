import { z } from "zod";
import { matchingTickets } from "../../commands/incident/incidents";
import { currentPolicy } from "../../db/policies";
import { listIncidents, loadIncident } from "../../db/views/incidents";
import { incidentMatch } from "../../domain/incident/match";
import { missing, procedureFor, router, stamped } from "../trpc";

/** So many of the tickets that would join are shown; all of them do. */
const shown = 50;

export const incidentsRouter = router({
  list: procedureFor("incidents.watch").query(async () => stamped(await listIncidents())),

  byId: procedureFor("incidents.watch")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const incident = await loadIncident(input.id);
      if (!incident) throw missing("incident");
      return stamped(incident);
    }),

  /** What an incident's tickets can have in common. */
  choices: procedureFor("incidents.manage").query(async () => {
    const document = (await currentPolicy())?.document;
    const named = (list: readonly { id: string; name: string }[] = []) => list.map(({ id, name }) => ({ id, name }));
    return stamped({ issueTypes: named(document?.issueTypes), features: named(document?.features) });
  }),

  /** The open tickets that would join at once. */
  preview: procedureFor("incidents.manage")
    .input(z.object({ match: incidentMatch }))
    .query(async ({ input }) => {
      const all = await matchingTickets(input.match);
      const first = all.slice(0, shown).map(({ id, number, subject, text }) => ({
        ...{ id, number },
        title: subject ?? text.slice(0, 120),
      }));
      return stamped({ ids: all.map((line) => line.id), first });
    }),
});

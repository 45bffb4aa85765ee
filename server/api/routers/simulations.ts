import { z } from "zod";
import { whatIfOfDraft } from "../../db/views/draftWhatIf";
import { listSimulations, simulationChoices, viewSimulation } from "../../db/views/simulations";
import { differingTickets } from "../../db/views/simulationTickets";
import { differenceKinds } from "../../domain/simulation/whatIf/kinds";
import { missing, procedureFor, router, stamped } from "../trpc";

export const simulationsRouter = router({
  /** The last ones, with how they go on. */
  list: procedureFor("policy.simulate").query(async () => stamped(await listSimulations())),
  /** What can be tried, on what. */
  choices: procedureFor("policy.simulate").query(async () => stamped(await simulationChoices())),
  byId: procedureFor("policy.simulate")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const view = await viewSimulation(input.id);
      if (!view) throw missing("simulation");
      return stamped(view);
    }),
  /** What the desk's own past would have been under a draft: its newest simulation; null where there is none. */
  ofDraft: procedureFor("policy.simulate")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => stamped(await whatIfOfDraft(input.id))),
  /** A page of the tickets that differ. */
  tickets: procedureFor("policy.simulate")
    .input(
      z.object({
        id: z.uuid(),
        kind: z.enum(differenceKinds).nullable(),
        page: z.int().positive().max(10_000),
      }),
    )
    .query(async ({ input: { id, ...which } }) => stamped(await differingTickets(id, which))),
});

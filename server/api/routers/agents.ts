import { z } from "zod";
import { now } from "../../clock";
import { currentPolicy } from "../../db/policies";
import { listAgents } from "../../db/views/agents";
import { loadForecast } from "../../db/views/forecast";
import { horizons } from "../../domain/forecast/floor";
import { procedureFor, router, stamped } from "../trpc";

const person = z.uuid();
const team = z.string().min(1).max(80);
const trial = z.strictObject({
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("move"), person, from: team, to: team }),
    z.strictObject({ kind: z.literal("lend"), person, to: team, isExclusive: z.boolean() }),
  ]),
  hours: z.literal(horizons),
});

export const agentsRouter = router({
  /** Who is there and how loaded, and the teams that somebody can be lent to. */
  list: procedureFor("agents.watch").query(async () => {
    const policy = await currentPolicy();
    const teams = (policy?.document.teams ?? []).map(({ id, name }) => ({ id, name }));
    return stamped({ teams, agents: await listAgents(policy, now()) });
  }),

  /** What the forecast would be if somebody were moved or lent; null where they are not expected to work. */
  trial: procedureFor("agents.manage")
    .input(trial)
    .query(async ({ input: { change, hours } }) => {
      const policy = await currentPolicy();
      return stamped(policy && (await loadForecast(policy)).tryTeams(change, hours));
    }),
});

import { now } from "../../clock";
import { currentPolicy } from "../../db/policies";
import { listAgents } from "../../db/views/agents";
import { procedureFor, router, stamped } from "../trpc";

export const agentsRouter = router({
  /** Who is there and how loaded, and the teams that somebody can be lent to. */
  list: procedureFor("agents.watch").query(async () => {
    const policy = await currentPolicy();
    const teams = (policy?.document.teams ?? []).map(({ id, name }) => ({ id, name }));
    return stamped({ teams, agents: await listAgents(policy, now()) });
  }),
});

import { z } from "zod";
import { currentPolicy } from "../../db/policies";
import { correctionOf } from "../../db/views/corrections";
import { procedureFor, router, stamped } from "../trpc";

export const learningRouter = router({
  /** What was put right on a ticket, and what could be. */
  ofTicket: procedureFor("ticket.read")
    .input(z.object({ ticketId: z.uuid() }))
    .query(async ({ input: { ticketId } }) => {
      const [correction, policy] = await Promise.all([correctionOf(ticketId), currentPolicy()]);
      const issueTypes = policy?.document.issueTypes.map(({ id, name }) => ({ id, name })) ?? [];
      const teams = policy?.document.teams.map(({ id, name, tiers }) => ({ id, name, tiers })) ?? [];
      return stamped({ correction, issueTypes, teams });
    }),
});

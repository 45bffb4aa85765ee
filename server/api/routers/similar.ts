import { z } from "zod";
import { findSimilar } from "../../commands/similar/findSimilar";
import { missing, procedureFor, router, stamped } from "../trpc";

export const similarRouter = router({
  /** Resolved tickets and published articles like this ticket, and whether it is one of several with one cause. */
  forTicket: procedureFor("ticket.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input: { id } }) => {
      const similar = await findSimilar(id);
      if (!similar) throw missing("ticket");
      return stamped(similar);
    }),
});

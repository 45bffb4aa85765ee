import { z } from "zod";
import { requireLink } from "../../auth/link";
import { loadCustomerTicket } from "../../db/views/customerTicket";
import { missing, openProcedure, router, stamped } from "../trpc";

export const helpRouter = router({
  /** A customer's ticket by its link; "forbidden" for one that has expired. */
  track: openProcedure.input(z.object({ token: z.string().max(64) })).query(async ({ input: { token } }) => {
    await requireLink(token);
    const ticket = await loadCustomerTicket(token);
    if (!ticket) throw missing("ticket: the link may be incomplete or no longer valid");
    return stamped(ticket);
  }),
});

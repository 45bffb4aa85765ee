import { z } from "zod";
import { isAllowed } from "../../auth/permissions";
import { listCustomers } from "../../db/views/customers";
import { findTickets } from "../../db/views/ticketSearch";
import { procedureFor, router, stamped } from "../trpc";

// The database stores no NUL, so nothing with one is found.
const words = z
  .string()
  .max(200)
  .transform((s) => s.toWellFormed().replaceAll("\0", " ").trim());

const most = 6;

export const findRouter = router({
  /** A few tickets and customers for the command palette; customers only for who may read about them. */
  anything: procedureFor("ticket.read")
    .input(z.object({ words }))
    .query(async ({ ctx: { person }, input }) => {
      if (input.words === "") return stamped({ tickets: [], customers: [] });
      const [found, known] = await Promise.all([
        findTickets(input.words, most),
        isAllowed(person.role, "customers.read") ? listCustomers(input.words) : null,
      ]);
      const tickets = found.map(({ id, number, subject, snippet, customer, status }) => {
        return { id, number, subject, snippet, customer, isDone: status === "resolved" || status === "closed" };
      });
      const customers = (known?.customers ?? []).slice(0, most).map(({ id, name, account }) => ({ id, name, account }));
      return stamped({ tickets, customers });
    }),
});

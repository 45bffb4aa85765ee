import { z } from "zod";
import { loadCustomer } from "../../db/views/customer";
import { listCustomers } from "../../db/views/customers";
import { missing, procedureFor, router, stamped } from "../trpc";

// The database stores no NUL, so nothing with one is found.
const words = z
  .string()
  .max(200)
  .transform((s) => s.toWellFormed().replaceAll("\0", " "));

export const customersRouter = router({
  /** Customers by name, address or account, a page at a time. */
  list: procedureFor("customers.read")
    .input(z.object({ search: words, page: z.int().min(1).max(100_000).default(1) }))
    .query(async ({ input: { search, page } }) => stamped(await listCustomers(search, page))),

  /** One person with their history. The id of somebody who was merged answers with whom they are part of. */
  byId: procedureFor("customers.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input: { id } }) => {
      const customer = await loadCustomer(id);
      if (!customer) throw missing("customer");
      return stamped(customer);
    }),
});

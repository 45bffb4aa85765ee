import { z } from "zod";
import { now } from "../../clock";
import { loadAccount } from "../../db/views/account";
import { listAccounts } from "../../db/views/accounts";
import { accountOrders } from "../../domain/context/accountQuery";
import { dayOf } from "../../domain/context/days";
import { segments } from "../../domain/vocabulary";
import { missing, procedureFor, router, stamped } from "../trpc";

// The database stores no NUL, so nothing with one is found.
const words = z
  .string()
  .max(200)
  .transform((s) => s.toWellFormed().replaceAll("\0", " "));

export const accountsRouter = router({
  /** Accounts by name, id, plan or owner, sorted and a page at a time. */
  list: procedureFor("accounts.read")
    .input(
      z.object({
        search: words,
        segment: z.enum(segments).nullable(),
        plan: words.nullable(),
        order: z.enum(accountOrders),
        isDescending: z.boolean(),
        page: z.int().min(1).max(100_000),
      }),
    )
    .query(async ({ input }) => stamped(await listAccounts(input, dayOf(now())))),

  /** One account with what is known of it. */
  byId: procedureFor("accounts.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input: { id } }) => {
      const account = await loadAccount(id, now());
      if (!account) throw missing("account");
      return stamped(account);
    }),
});

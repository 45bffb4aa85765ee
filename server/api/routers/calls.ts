import { z } from "zod";
import { emailAddress } from "../../channels/port";
import { findCallers, searchAccounts } from "../../db/views/callers";
import { normalisePhone } from "../../domain/customer/phone";
import { procedureFor, router, stamped } from "../trpc";

export const callsRouter = router({
  /** Who is on the phone, as far as what was typed can be used already, and what is open for them. */
  caller: procedureFor("call.log")
    .input(z.object({ phone: z.string().max(300), email: z.string().max(300) }))
    .query(async ({ input }) => {
      const phone = normalisePhone(input.phone);
      const email = emailAddress.safeParse(input.email).data;
      const addresses = [
        ...(email ? [{ kind: "email" as const, value: email }] : []),
        ...(phone ? [{ kind: "phone" as const, value: phone }] : []),
      ];
      return stamped(await findCallers(addresses));
    }),

  /** Existing accounts by a part of their name or external id. */
  accounts: procedureFor("call.log")
    .input(z.object({ words: z.string().trim().max(200) }))
    .query(async ({ input: { words } }) => stamped(await searchAccounts(words))),
});

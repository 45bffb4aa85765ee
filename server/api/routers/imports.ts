import { lastImport } from "../../db/imports";
import type { CsvPlan } from "../../domain/context/csvImport";
import type { PeoplePlan } from "../../domain/people/csv";
import { procedureFor, router, stamped } from "../trpc";

/** One's own last file of each kind, on its way or ended. */
export const importsRouter = router({
  accounts: procedureFor("accounts.import").query(async ({ ctx }) =>
    stamped(await lastImport<CsvPlan>("accounts", ctx.person.id)),
  ),
  people: procedureFor("people.import").query(async ({ ctx }) =>
    stamped(await lastImport<PeoplePlan>("people", ctx.person.id)),
  ),
});

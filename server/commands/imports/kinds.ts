import type { Permission } from "../../auth/permissions";
import type { Tx } from "../../db/client";
import type { ImportKind } from "../../domain/csv/fileImport";
import type { CsvCounts } from "../../domain/csv/import";
import type { PersonId } from "../../domain/ids";
import { checkAccounts, importAccounts } from "../accounts/importCsv";
import { checkPeople, importPeople } from "../people/importPeople";

interface Importing {
  permission: Permission;
  /** Whether others can be given work once it is in. */
  changesThePlan: boolean;
  /** What can be said of a file at once: throws what is wrong with it as a whole, or gives the choice as it was understood. */
  check(bytes: Uint8Array, choice: unknown): object;
  /** Writes what the rows say that are right, and tells what it did and which are not. `now` in epoch ms. */
  write(tx: Tx, bytes: Uint8Array, choice: unknown, by: PersonId, now: number): Promise<CsvCounts>;
}

/** What files hold, and how each comes in. */
export const importing: Record<ImportKind, Importing> = {
  accounts: { permission: "accounts.import", changesThePlan: false, check: checkAccounts, write: importAccounts },
  people: { permission: "people.import", changesThePlan: true, check: checkPeople, write: importPeople },
};

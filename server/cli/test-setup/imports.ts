import { carryOutImport } from "../../commands/imports/carryOutImport";
import { requestImport } from "../../commands/imports/requestImport";
import { claimImport, lastImport } from "../../db/imports";
import type { ImportKind } from "../../domain/csv/fileImport";
import type { CsvCounts } from "../../domain/csv/import";
import type { PersonId } from "../../domain/ids";

/** A file comes in as a worker brings it in, only here and now; gives what it did. */
export async function bringIn<P extends CsvCounts>(
  kind: ImportKind,
  file: Uint8Array,
  choice: unknown,
  by: PersonId,
): Promise<P> {
  const { id } = await requestImport(kind, file, choice, by);
  const run = await claimImport(kind);
  if (run?.id !== id) throw new Error(`Another import was taken up: ${run?.id}`);
  await carryOutImport(run);
  const ended = await lastImport<P>(kind, by);
  if (!ended?.report) throw new Error(`The import is ${ended?.state}: ${ended?.error}`);
  return ended.report;
}

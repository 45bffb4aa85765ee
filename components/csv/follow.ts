import { type ImportView, isUnderWay } from "@/server/domain/csv/fileImport";
import type { CsvCounts } from "@/server/domain/csv/import";

/** Which import is followed after this look at one's last one, and the one that has ended since the look before. One that is under
 *  way is followed whoever began it: another tab, or this page before it was loaded again. */
export function follow<P extends CsvCounts>(
  followed: string | null,
  last: ImportView<P> | null,
): { followed: string | null; ended: ImportView<P> | null } {
  if (last && isUnderWay(last.state)) return { followed: last.id, ended: null };
  if (last && last.id === followed) return { followed: null, ended: last };
  return { followed, ended: null };
}

import type { CsvCounts, CsvPreview as Preview } from "../csv/import";
import type { AccountColumn } from "./csvColumns";
import type { FactChange } from "./facts";

export type CsvPreview = Preview<AccountColumn>;

/** What an import of accounts does or would do. */
export interface CsvPlan extends CsvCounts {
  /** The first of those that begin or change. */
  accounts: { line: number; externalId: string; name: string; isNew: boolean; changes: FactChange[] }[];
}

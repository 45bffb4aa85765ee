import type { Names } from "@/components/reasons/words";
import { isRow } from "../read";

/** Names of a document's teams, issue types and calendars by their ids, as far as it has any. */
export function documentNames(document: unknown): Names {
  const lists = isRow(document) ? [document.teams, document.issueTypes, document.calendars] : [];
  return Object.fromEntries(
    lists.flatMap((list) =>
      (Array.isArray(list) ? list : []).flatMap((row: unknown): [string, string][] =>
        isRow(row) && typeof row.id === "string" && typeof row.name === "string" ? [[row.id, row.name]] : [],
      ),
    ),
  );
}

"use client";
import { useTranslations } from "use-intl";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { HistoryPreview } from "./types";

/** More columns than these are in the lists of the form, and not drawn. */
const shownColumns = 40;

/** The first rows of a log. */
export function Sample({ preview }: { preview: HistoryPreview }) {
  const t = useTranslations("history.mapping");
  const headers = preview.headers.slice(0, shownColumns);
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-sm">{t("sample")}</h3>
      <div className="overflow-hidden rounded-md border border-line">
        <Table aria-label={t("sample")}>
          <TableHead>
            <tr>
              {headers.map((h, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <HeaderCell key={i}>{h || `#${i + 1}`}</HeaderCell>
              ))}
            </tr>
          </TableHead>
          <tbody>
            {preview.rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of a file is its number
              <TableRow key={line}>
                {headers.map((h, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <Cell key={i} className="max-w-48 whitespace-nowrap" title={h}>
                    {row[i]}
                  </Cell>
                ))}
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

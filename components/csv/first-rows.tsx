"use client";
import { useTranslations } from "use-intl";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";

/** More columns than these are in the lists of a form, and not drawn. */
const shownColumns = 40;

/** The first rows of a file. A column without a name is told by its place. */
export function FirstRows({ headers, rows }: { headers: readonly string[]; rows: readonly (readonly string[])[] }) {
  const t = useTranslations("csv");
  const shown = headers.slice(0, shownColumns).map((header, i) => header || `#${i + 1}`);
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-sm">{t("sample")}</h3>
      <div className="overflow-hidden rounded-md border border-line">
        <Table aria-label={t("sample")}>
          <TableHead>
            <tr>
              {shown.map((header, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <HeaderCell key={i}>{header}</HeaderCell>
              ))}
            </tr>
          </TableHead>
          <tbody>
            {rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of a file is its number
              <TableRow key={line}>
                {shown.map((header, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <Cell key={i} className="max-w-48 whitespace-nowrap" title={header}>
                    {row[i]}
                  </Cell>
                ))}
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
      {headers.length > shownColumns && (
        <p className="text-muted text-xs">{t("moreColumns", { count: headers.length - shownColumns })}</p>
      )}
    </section>
  );
}

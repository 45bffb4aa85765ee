"use client";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { accountColumns } from "@/server/domain/context/csvColumns";
import type { CsvPreview, useCsvImport } from "./use-csv-import";

const none = "none";

/** Which column of the file says what, beside its first rows. */
export function CsvColumns({ csv, preview }: { csv: ReturnType<typeof useCsvImport>; preview: CsvPreview }) {
  const t = useTranslations("accounts");
  const { mapping } = csv;
  const columns = preview.headers.map((h, i) => ({ value: String(i), label: h || `#${i + 1}` }));
  return (
    <>
      <section className="grid gap-2">
        <h3 className="font-medium text-sm">{t("csv.columns")}</h3>
        <p className="text-muted text-xs">{t("csv.columnsNote")}</p>
        <div className="grid grid-cols-1 gap-x-4 gap-y-2.5 sm:grid-cols-2 md:grid-cols-3">
          {accountColumns.map((column) => (
            <Field key={column} label={t(`column.${column}`)} optional={column !== "externalId"}>
              {() => (
                <Select
                  value={mapping[column] === undefined ? none : String(mapping[column])}
                  onValueChange={(value) =>
                    csv.setMapping({ ...mapping, [column]: value === none ? undefined : Number(value) })
                  }
                  options={[{ value: none, label: t("csv.noColumn") }, ...columns]}
                />
              )}
            </Field>
          ))}
          <Field label={t("csv.currency")}>
            {(control) => (
              <Input
                {...control}
                value={csv.currency}
                maxLength={3}
                onChange={(event) => csv.setCurrency(event.target.value.toUpperCase())}
              />
            )}
          </Field>
        </div>
      </section>
      <section className="grid gap-2">
        <h3 className="font-medium text-sm">{t("csv.sample")}</h3>
        <div className="overflow-hidden rounded-md border border-line">
          <Table aria-label={t("csv.sample")}>
            <TableHead>
              <tr>
                {columns.map(({ value, label }) => (
                  <HeaderCell key={value}>{label}</HeaderCell>
                ))}
              </tr>
            </TableHead>
            <tbody>
              {preview.rows.map((row, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line of a file is its number
                <TableRow key={line}>
                  {row.map((cell, i) => (
                    <Cell key={columns[i]?.value} className="max-w-48">
                      {cell}
                    </Cell>
                  ))}
                </TableRow>
              ))}
            </tbody>
          </Table>
        </div>
      </section>
    </>
  );
}

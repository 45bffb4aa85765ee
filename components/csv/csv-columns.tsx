"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ColumnMapping } from "@/server/domain/csv/columns";
import type { CsvPreview } from "@/server/domain/csv/import";
import { FirstRows } from "./first-rows";

const none = "none";

interface Props<C extends string> {
  preview: CsvPreview<C>;
  mapping: ColumnMapping<C>;
  onMapping: (mapping: ColumnMapping<C>) => void;
  /** What columns can say, with the name of each. */
  meanings: readonly { column: C; label: string; isNeeded?: boolean }[];
  /** What else is chosen. */
  children?: ReactNode;
}

/** Which column of the file says what, beside its first rows. */
export function CsvColumns<C extends string>({ preview, mapping, onMapping, meanings, children }: Props<C>) {
  const t = useTranslations("csv");
  const columns = preview.headers.map((h, i) => ({ value: String(i), label: h || `#${i + 1}` }));
  return (
    <>
      <section className="grid gap-2">
        <h3 className="font-medium text-sm">{t("columns")}</h3>
        <p className="text-muted text-xs">{t("columnsNote")}</p>
        <div className="grid grid-cols-1 gap-x-4 gap-y-2.5 sm:grid-cols-2 md:grid-cols-3">
          {meanings.map(({ column, label, isNeeded }) => (
            <Field key={column} label={label} optional={!isNeeded}>
              {() => (
                <Select
                  value={mapping[column] === undefined ? none : String(mapping[column])}
                  onValueChange={(value) =>
                    onMapping({ ...mapping, [column]: value === none ? undefined : Number(value) })
                  }
                  options={[{ value: none, label: t("noColumn") }, ...columns]}
                />
              )}
            </Field>
          ))}
          {children}
        </div>
      </section>
      <FirstRows headers={preview.headers} rows={preview.rows} />
    </>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { CsvColumns } from "@/components/csv/csv-columns";
import { CsvOutcome } from "@/components/csv/csv-outcome";
import { ImportDialog } from "@/components/csv/import-dialog";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { type PeopleColumn, type PeoplePlan, peopleColumns } from "@/server/domain/people/csv";
import { useRefreshPeople } from "./use-people";

/** Many people from a file: new ones are invited, known ones changed. */
export function ImportPeople() {
  const t = useTranslations("people");
  const refresh = useRefreshPeople();
  const last = useQuery(useTRPC().imports.people.queryOptions()).data?.data ?? null;
  return (
    <ImportDialog<PeopleColumn, PeoplePlan>
      to="/api/people/csv"
      last={last}
      title={t("csv.title")}
      text={t("csv.text")}
      doLabel={(count) => t("csv.do", { count })}
      columns={(csv, preview) => (
        <CsvColumns
          preview={preview}
          mapping={csv.mapping}
          onMapping={csv.setMapping}
          meanings={peopleColumns.map((column) => {
            return { column, label: t(`csv.column.${column}`), isNeeded: column === "email" };
          })}
        />
      )}
      outcome={(plan, fileName) => (
        <CsvOutcome
          plan={plan}
          fileName={fileName}
          result={t("csv.result", { created: plan.created, changed: plan.changed, same: plan.same })}
          cut={t("csv.changesCut", { count: plan.people.length })}
          news={plan.people.map((one) => ({
            ...{ key: one.email, name: one.name, detail: one.email, isNew: one.isNew },
            changes: one.changes.map(({ field, was, is }) => ({
              ...{ key: field, label: t(`csv.column.${field}`), is: is || t("csv.nothing") },
              was: was === null ? null : was || t("csv.nothing"),
            })),
          }))}
        />
      )}
      onDone={async (plan) => {
        toast({ title: t("csv.done", { created: plan.created, changed: plan.changed }), tone: "good" });
        await refresh();
      }}
    />
  );
}

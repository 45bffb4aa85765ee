"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { CsvColumns } from "@/components/csv/csv-columns";
import { CsvOutcome } from "@/components/csv/csv-outcome";
import { ImportDialog } from "@/components/csv/import-dialog";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { type AccountColumn, accountColumns } from "@/server/domain/context/csvColumns";
import type { CsvPlan } from "@/server/domain/context/csvImport";
import { useAccountWords } from "./use-account-words";

/** Facts of many accounts from a file. */
export function ImportAccounts() {
  const t = useTranslations("accounts");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const words = useAccountWords();
  const now = useServerNow();
  const last = useQuery(trpc.imports.accounts.queryOptions()).data?.data ?? null;
  const [currency, setCurrency] = useState("EUR");
  return (
    <ImportDialog<AccountColumn, CsvPlan>
      to="/api/accounts/csv"
      also={{ currency }}
      last={last}
      title={t("csv.title")}
      text={t("csv.text")}
      doLabel={(count) => t("csv.do", { count })}
      columns={(csv, preview) => (
        <CsvColumns
          preview={preview}
          mapping={csv.mapping}
          onMapping={csv.setMapping}
          meanings={accountColumns.map((column) => {
            return { column, label: t(`column.${column}`), isNeeded: column === "externalId" };
          })}
        >
          <Field label={t("csv.currency")}>
            {(control) => (
              <Input
                {...control}
                value={currency}
                maxLength={3}
                onChange={(event) => setCurrency(event.target.value.toUpperCase())}
              />
            )}
          </Field>
        </CsvColumns>
      )}
      outcome={(plan, fileName) => (
        <CsvOutcome
          plan={plan}
          fileName={fileName}
          result={t("csv.result", { created: plan.created, changed: plan.changed, same: plan.same })}
          cut={t("csv.changesCut", { count: plan.accounts.length })}
          news={plan.accounts.map((a) => ({
            ...{ key: a.externalId, name: a.name, detail: a.externalId, isNew: a.isNew },
            changes: a.changes.map(({ name, was, is }) => ({
              ...{ key: name, label: t(`fact.${name}`), is: words.fact(name, is, now) },
              was: was === null ? null : words.fact(name, was, now),
            })),
          }))}
        />
      )}
      onDone={async (done) => {
        toast({ title: t("csv.done", { count: done.created + done.changed }), tone: "good" });
        await queries.invalidateQueries({ queryKey: trpc.accounts.pathKey() });
      }}
    />
  );
}

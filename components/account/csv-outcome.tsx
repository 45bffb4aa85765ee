"use client";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { badRowsCsv } from "./bad-rows";
import { useAccountWords } from "./use-account-words";
import type { CsvPlan } from "./use-csv-import";

const shownFaults = 20;

function save(plan: CsvPlan, headers: [string, string, string, string], fileName: string): void {
  const url = URL.createObjectURL(new Blob([badRowsCsv(plan.bad, headers)], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), {
    href: url,
    download: `${fileName.replace(/\.[^.]*$/, "")}-wrong-rows.csv`,
  });
  link.click();
  URL.revokeObjectURL(url);
}

/** What an import would do, and every row that it would leave out, with its remedy. */
export function CsvOutcome({ plan, fileName }: { plan: CsvPlan; fileName: string }) {
  const t = useTranslations("accounts.csv");
  const { created, changed, same } = plan;
  const headers: [string, string, string, string] = [t("line"), t("field"), t("found"), t("remedy")];
  return (
    <>
      <p className="font-medium text-sm">{t("result", { created, changed, same })}</p>
      {plan.badRows > 0 && (
        <section className="grid gap-2">
          <Callout
            tone="warn"
            title={t("badRows", { count: plan.badRows })}
            actions={
              <Button size="sm" onClick={() => save(plan, headers, fileName)}>
                <Download aria-hidden />
                {t("download")}
              </Button>
            }
          >
            {t("badText")}
          </Callout>
          <div className="overflow-hidden rounded-md border border-line">
            <Table aria-label={t("badTable")}>
              <TableHead>
                <tr>
                  <HeaderCell numeric>{headers[0]}</HeaderCell>
                  {headers.slice(1).map((h) => (
                    <HeaderCell key={h}>{h}</HeaderCell>
                  ))}
                </tr>
              </TableHead>
              <tbody>
                {plan.bad.slice(0, shownFaults).map((b) => (
                  <TableRow key={`${b.line} ${b.field}`}>
                    <Cell numeric>{b.line}</Cell>
                    <Cell className="max-w-36">{b.field}</Cell>
                    <Cell className="max-w-36">{b.value}</Cell>
                    <Cell className="min-w-64 max-w-none whitespace-normal py-1">{b.message}</Cell>
                  </TableRow>
                ))}
              </tbody>
            </Table>
          </div>
          {plan.bad.length > shownFaults && <p className="text-muted text-xs">{t("badCut", { count: shownFaults })}</p>}
        </section>
      )}
      <Changes plan={plan} />
    </>
  );
}

function Changes({ plan }: { plan: CsvPlan }) {
  const t = useTranslations("accounts");
  const words = useAccountWords();
  const now = useServerNow();
  const all = plan.created + plan.changed;
  if (all === 0) return <p className="text-muted text-sm">{t("csv.nothing")}</p>;
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-sm">{t("csv.changes")}</h3>
      <ul className="grid gap-2 text-sm">
        {plan.accounts.map((a) => (
          <li key={a.externalId} className="grid gap-0.5 rounded-md border border-line px-3 py-2">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{a.name}</span>
              <span className="text-muted text-xs">{a.externalId}</span>
              {a.isNew && <Badge tone="accent">{t("csv.isNew")}</Badge>}
            </span>
            <span className="flex flex-wrap gap-x-4 text-xs">
              {a.changes.map(({ name, was, is }) => (
                <span key={name}>
                  <span className="text-muted">{t(`fact.${name}`)} </span>
                  {words.fact(name, is, now)}
                  {was !== null && (
                    <span className="text-muted">
                      {" "}
                      ({t("csv.from")} {words.fact(name, was, now)})
                    </span>
                  )}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {all > plan.accounts.length && (
        <p className="text-muted text-xs">{t("csv.changesCut", { count: plan.accounts.length })}</p>
      )}
    </section>
  );
}

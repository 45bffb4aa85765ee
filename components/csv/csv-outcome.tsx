"use client";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { CsvCounts } from "@/server/domain/csv/import";
import { badRowsCsv } from "./bad-rows";

const shownFaults = 20;

function save(plan: CsvCounts, headers: [string, string, string, string], fileName: string): void {
  const url = URL.createObjectURL(new Blob([badRowsCsv(plan.bad, headers)], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), {
    href: url,
    download: `${fileName.replace(/\.[^.]*$/, "")}-wrong-rows.csv`,
  });
  link.click();
  URL.revokeObjectURL(url);
}

/** One of those that begin or change. */
export interface CsvNews {
  key: string;
  name: string;
  /** What it is told by in the file. */
  detail: string;
  isNew: boolean;
  changes: readonly { key: string; label: string; is: ReactNode; was: ReactNode | null }[];
}

interface Props {
  plan: CsvCounts;
  fileName: string;
  /** In a sentence: how many begin, change, stay. */
  result: string;
  news: readonly CsvNews[];
  /** Said where more change than are listed. */
  cut: string;
}

/** What an import would do, and every row that it would leave out, with its remedy. */
export function CsvOutcome({ plan, fileName, result, news, cut }: Props) {
  const t = useTranslations("csv");
  const headers: [string, string, string, string] = [t("line"), t("field"), t("found"), t("remedy")];
  return (
    <>
      <p className="font-medium text-sm">{result}</p>
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
      <News plan={plan} news={news} cut={cut} />
    </>
  );
}

function News({ plan, news, cut }: Pick<Props, "plan" | "news" | "cut">) {
  const t = useTranslations("csv");
  const all = plan.created + plan.changed;
  if (all === 0) return <p className="text-muted text-sm">{t("nothing")}</p>;
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-sm">{t("changes")}</h3>
      <ul className="grid gap-2 text-sm">
        {news.map((one) => (
          <li key={one.key} className="grid gap-0.5 rounded-md border border-line px-3 py-2">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{one.name}</span>
              <span className="wrap-anywhere text-muted text-xs">{one.detail}</span>
              {one.isNew && <Badge tone="accent">{t("isNew")}</Badge>}
            </span>
            <span className="flex flex-wrap gap-x-4 text-xs">
              {one.changes.map(({ key, label, is, was }) => (
                <span key={key}>
                  <span className="text-muted">{label} </span>
                  {is}
                  {was !== null && (
                    <span className="text-muted">
                      {" "}
                      ({t("from")} {was})
                    </span>
                  )}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {all > news.length && <p className="text-muted text-xs">{cut}</p>}
    </section>
  );
}

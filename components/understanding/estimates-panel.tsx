"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { LoadError } from "@/components/queue/load-error";
import { type Names, nameOf } from "@/components/reasons/words";
import { TierBadge } from "@/components/ticket/tier-badge";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";

/** What a phone has no room for. */
const wide = "hidden sm:table-cell";
const atFirst = 8;

/** What is expected of each issue type at each tier: the policy's prior, and what outcomes have made of it. */
export function EstimatesPanel({ names }: { names: Names }) {
  const t = useTranslations("understanding.estimates");
  const format = useFormatter();
  const now = useServerNow();
  const [isWhole, setWhole] = useState(false);
  const list = useQuery(useTRPC().learning.estimates.queryOptions());
  const { run, types = [], windowDays = 0, halfLifeDays = 0 } = list.data?.data ?? {};
  const percent = (share: number) => format.number(share, { style: "percent" });
  const number = (value: number, digits = 0) => format.number(value, { maximumFractionDigits: digits });
  const shown = isWhole ? types : types.slice(0, atFirst);
  return (
    <Panel title={t("title")} note={t("note", { windowDays, halfLifeDays })} flush>
      {list.isError && !list.data && <LoadError message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.data && (
        <p className="border-line border-b px-3 py-2 text-muted text-xs">
          {run
            ? t.rich("asOf", {
                outcomes: run.outcomes,
                weight: run.priorWeight,
                version: run.version,
                when: () => <RelativeTime at={run.asOf} now={Math.max(now, run.asOf)} />,
              })
            : t("priorsAlone")}
        </p>
      )}
      <Table aria-label={t("title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("type")}</HeaderCell>
            <HeaderCell>{t("tier")}</HeaderCell>
            <HeaderCell numeric className={wide}>
              {t("prior")}
            </HeaderCell>
            <HeaderCell numeric>{t("success")}</HeaderCell>
            <HeaderCell numeric>{t("outcomes")}</HeaderCell>
            <HeaderCell numeric>{t("minutes")}</HeaderCell>
            <HeaderCell numeric className={wide}>
              {t("exchanges")}
            </HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {shown.flatMap(({ issueType, tiers }) =>
            tiers.map((one, index) => (
              <TableRow
                key={`${issueType} ${one.tier}`}
                className={index < tiers.length - 1 ? "border-b-0" : undefined}
              >
                {index === 0 && (
                  <th
                    scope="rowgroup"
                    rowSpan={tiers.length}
                    className="w-full whitespace-normal px-2 py-1.5 sm:px-3 text-left align-top font-normal"
                  >
                    <span className="inline-block first-letter:uppercase">{nameOf(issueType, names)}</span>
                  </th>
                )}
                <Cell className="max-w-none">
                  <TierBadge tier={one.tier} />
                </Cell>
                <Cell numeric className={`text-muted ${wide}`}>
                  {one.prior ? t("priorOf", { percent: percent(one.prior.success), minutes: one.prior.minutes }) : "–"}
                </Cell>
                <Cell numeric>{percent(one.success)}</Cell>
                <Cell numeric className={one.outcomes === 0 ? "text-faint" : undefined}>
                  {number(one.outcomes)}
                </Cell>
                <Cell numeric>{number(one.minutes)}</Cell>
                <Cell numeric className={wide}>
                  {number(one.exchanges, 1)}
                </Cell>
              </TableRow>
            )),
          )}
        </tbody>
      </Table>
      {types.length > atFirst && (
        <div className="border-line border-t p-2">
          <Button size="sm" variant="ghost" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? "fewer" : "more", { count: types.length - atFirst })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

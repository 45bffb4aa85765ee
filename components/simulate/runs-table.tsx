"use client";
import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Panel } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import { CancelButton } from "./cancel-button";
import { RunBadge, RunProgress } from "./run-state";
import type { SimulationLine } from "./types";

const wide = "max-md:hidden";

/** A period as days; the instant it ends at is not in it. */
export function usePeriod(): (from: number, to: number) => string {
  const t = useTranslations("simulate.runs");
  const format = useFormatter();
  const day = (at: number) => format.dateTime(new Date(at), { dateStyle: "medium", timeZone: "UTC" });
  return (from, to) => t("period", { from: day(from), to: day(to - 1) });
}

/** The last simulations with how they go on. */
export function RunsTable({ runs }: { runs: readonly SimulationLine[] }) {
  const t = useTranslations("simulate.runs");
  const now = useServerNow();
  const period = usePeriod();
  if (runs.length === 0) {
    return (
      <Panel title={t("title")}>
        <EmptyState icon={<FlaskConical />} title={<h3>{t("emptyTitle")}</h3>} className="py-4">
          {t("emptyText")}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t("title")} flush>
      <Table aria-label={t("title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("column.tried")}</HeaderCell>
            <HeaderCell className={wide}>{t("column.state")}</HeaderCell>
            <HeaderCell>{t("column.found")}</HeaderCell>
            <HeaderCell className={wide}>{t("column.on")}</HeaderCell>
            <HeaderCell className={wide}>{t("column.by")}</HeaderCell>
            <HeaderCell className={wide}>{t("column.when")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {runs.map((one) => (
            <tr
              key={one.id}
              className="border-line border-b align-top last:border-b-0 hover:bg-hover [&>td]:px-3 [&>td]:py-2"
            >
              <td className="wrap-anywhere min-w-36">
                <Link
                  href={`/simulate/${one.id}`}
                  aria-label={t("open", { name: one.name })}
                  className="rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
                >
                  {one.name}
                </Link>
                <span className="block text-muted text-xs">
                  {one.triedVersion === null
                    ? t("against", { version: one.baseVersion })
                    : t("olderVersion", { version: one.triedVersion, base: one.baseVersion })}
                </span>
              </td>
              <td className={wide}>
                <RunBadge state={one.state} />
              </td>
              <td className="md:min-w-48">
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="md:hidden">
                    <RunBadge state={one.state} />
                  </span>
                  <div role="status" className="min-w-28 flex-1">
                    <RunProgress of={one} />
                  </div>
                  {(one.state === "waiting" || one.state === "running") && <CancelButton id={one.id} name={one.name} />}
                </div>
              </td>
              <td className={wide}>
                {one.source ?? t("ownHistory")}
                <span className="block whitespace-nowrap text-muted text-xs">{period(one.from, one.to)}</span>
              </td>
              <td className={`${wide} whitespace-nowrap`}>{one.requestedBy ?? t("commandLine")}</td>
              <td className={`${wide} whitespace-nowrap text-muted`}>
                <RelativeTime at={one.requestedAt} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

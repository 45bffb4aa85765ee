"use client";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { BreachChance } from "@/components/now/breach-chance";
import { OverrideBadge } from "@/components/now/override-badge";
import { useDuration } from "@/components/sla/use-duration";
import { TierBadge } from "@/components/ticket/tier-badge";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { AppRouter } from "@/server/api/root";

export type FloorQueue = inferRouterOutputs<AppRouter>["queues"]["floor"]["data"]["queues"][number];

/** A zero is quiet, anything else is read at once. */
function Figure({ value, tone }: { value: number; tone?: "warn" | "late" }) {
  if (value === 0) return <span className="text-faint">0</span>;
  const loud = { warn: "bg-warn-soft text-warn-text", late: "bg-late-soft text-late-text" };
  return (
    <span className={cn("tabular", tone ? cn("rounded-xs px-1.5 py-0.5 font-semibold", loud[tone]) : "font-medium")}>
      {value}
    </span>
  );
}

function Agents({ queue }: { queue: FloorQueue }) {
  const t = useTranslations("queues.floor");
  const { agentsFree: free, agentsAtCapacity: full } = queue;
  if (free + full === 0) return <span className="text-faint text-xs">{t("nobody")}</span>;
  return (
    <span className="tabular">
      <Figure value={free} />
      <span className="text-faint"> / </span>
      <Figure value={full} tone={free === 0 ? "warn" : undefined} />
    </span>
  );
}

function QueueRow({ queue, now, isForecast }: { queue: FloorQueue; now: number; isForecast: boolean }) {
  const t = useTranslations("queues.floor");
  const duration = useDuration();
  return (
    <TableRow className="group relative">
      <td className="whitespace-nowrap pr-3 pl-7">
        <Link
          href={`/queues/${queue.id}`}
          className="rounded-xs after:absolute after:inset-0 after:content-[''] focus-visible:outline-none group-focus-within:underline"
        >
          <TierBadge tier={queue.tier} />
          <span className="sr-only">{queue.teamName}</span>
        </Link>
        <OverrideBadge team={queue.team} tier={queue.tier} className="ml-2" />
      </td>
      <Cell numeric data-col="waiting">
        <Figure value={queue.waiting} />
      </Cell>
      <Cell numeric data-col="offered">
        <Figure value={queue.offered} />
      </Cell>
      <Cell numeric data-col="inWork">
        <Figure value={queue.inWork} />
      </Cell>
      <Cell numeric>
        {queue.oldestWaitSince === null ? (
          <span className="text-faint">{t("none")}</span>
        ) : (
          duration(Math.max(0, now - queue.oldestWaitSince))
        )}
      </Cell>
      <Cell numeric>
        <Figure value={queue.atRisk} tone="warn" />
      </Cell>
      <Cell numeric>
        <Figure value={queue.breached} tone="late" />
      </Cell>
      {isForecast && (
        <Cell numeric data-col="forecast">
          <BreachChance queueId={queue.id} />
        </Cell>
      )}
      <Cell numeric>
        <Agents queue={queue} />
      </Cell>
    </TableRow>
  );
}

interface Props {
  queues: FloorQueue[];
  now: number;
  /** Whether the forecast is shown. */
  isForecast: boolean;
}

export function FloorTable({ queues, now, isForecast }: Props) {
  const t = useTranslations("queues.floor");
  const forecast = useTranslations("now.forecast");
  const teams = [...new Set(queues.map((q) => q.team))];
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <Table aria-label={t("caption")} className="min-w-160">
        <TableHead>
          <tr>
            <HeaderCell className="w-full">{t("queue")}</HeaderCell>
            <HeaderCell numeric>{t("waiting")}</HeaderCell>
            <HeaderCell numeric>{t("offered")}</HeaderCell>
            <HeaderCell numeric>{t("inWork")}</HeaderCell>
            <HeaderCell numeric>{t("oldest")}</HeaderCell>
            <HeaderCell numeric>{t("atRisk")}</HeaderCell>
            <HeaderCell numeric>{t("breached")}</HeaderCell>
            {isForecast && <HeaderCell numeric>{forecast("column")}</HeaderCell>}
            <HeaderCell numeric>
              {t("free")} / {t("full")}
            </HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {teams.map((team) => {
            const mine = queues.filter((q) => q.team === team);
            return (
              <Fragment key={team}>
                <tr className="border-line border-b bg-surface">
                  <th
                    scope="rowgroup"
                    colSpan={isForecast ? 9 : 8}
                    className="h-7 px-3 text-left font-semibold text-xs"
                  >
                    {mine[0]?.teamName}
                  </th>
                </tr>
                {mine.map((q) => (
                  <QueueRow key={q.id} queue={q} now={now} isForecast={isForecast} />
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </Table>
    </Panel>
  );
}

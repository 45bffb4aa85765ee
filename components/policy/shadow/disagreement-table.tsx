"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { nameOf } from "@/components/reasons/words";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import type { Shadow } from "../types";

type Row = Shadow["disagreements"][number];

/** Tickets of which a shadow would have decided otherwise, the newest first. */
export function DisagreementTable({
  rows,
  count,
  teams,
}: {
  rows: readonly Row[];
  count: number;
  teams: Shadow["teams"];
}) {
  const t = useTranslations("publishing.shadow");
  const now = useServerNow();
  const decision = ({ disposition, team, tier }: Row["was"]) =>
    t("decision", { disposition, team: nameOf(team, teams), tier });
  // On a phone what they decided stands below the ticket.
  const wide = "max-md:hidden";
  return (
    <Panel
      title={t("disagreements")}
      note={rows.length < count ? t("newest", { shown: rows.length, count }) : undefined}
      flush
    >
      <Table aria-label={t("disagreements")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("ticket")}</HeaderCell>
            <HeaderCell className={wide}>{t("was")}</HeaderCell>
            <HeaderCell className={wide}>{t("would")}</HeaderCell>
            <HeaderCell className={wide}>{t("differs")}</HeaderCell>
            <HeaderCell>{t("when")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.decisionId}>
              <Cell className="w-full min-w-40 max-md:max-w-none max-md:whitespace-normal max-md:py-1.5">
                <Link href={`/tickets/${row.ticketId}`} className="font-medium underline underline-offset-3">
                  #{row.number}
                </Link>{" "}
                {row.subject}
                <dl className="mt-0.5 grid grid-cols-[auto_1fr] gap-x-2 text-xs md:hidden">
                  <dt className="text-faint">{t("was")}</dt>
                  <dd className="text-muted">{decision(row.was)}</dd>
                  <dt className="text-faint">{t("would")}</dt>
                  <dd>{decision(row.would)}</dd>
                </dl>
              </Cell>
              <Cell className={cn("max-w-none whitespace-nowrap text-muted", wide)}>{decision(row.was)}</Cell>
              <Cell className={cn("max-w-none whitespace-nowrap", wide)}>{decision(row.would)}</Cell>
              <Cell className={cn("max-w-none whitespace-nowrap", wide)}>
                {row.kinds.map((kind) => (
                  <Badge key={kind} className="mr-1">
                    {t(`kinds.${kind}`)}
                  </Badge>
                ))}
              </Cell>
              <Cell className="max-w-none whitespace-nowrap text-muted max-md:align-top max-md:py-1.5">
                <RelativeTime at={row.at} now={now} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import type { Shadow } from "../types";

type Row = Shadow["disagreements"][number];

/** Tickets of which a shadow would have decided otherwise, the newest first. */
export function DisagreementTable({ rows, count }: { rows: readonly Row[]; count: number }) {
  const t = useTranslations("publishing.shadow");
  const now = useServerNow();
  const decision = ({ disposition, team, tier }: Row["was"]) => t("decision", { disposition, team, tier });
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
            <HeaderCell>{t("was")}</HeaderCell>
            <HeaderCell>{t("would")}</HeaderCell>
            <HeaderCell>{t("differs")}</HeaderCell>
            <HeaderCell>{t("when")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.decisionId}>
              <Cell className="w-full min-w-40">
                <Link href={`/tickets/${row.ticketId}`} className="font-medium underline underline-offset-3">
                  #{row.number}
                </Link>{" "}
                {row.subject}
              </Cell>
              <Cell className="max-w-none whitespace-nowrap text-muted">{decision(row.was)}</Cell>
              <Cell className="max-w-none whitespace-nowrap">{decision(row.would)}</Cell>
              <Cell className="max-w-none whitespace-nowrap">
                {row.kinds.map((kind) => (
                  <Badge key={kind} className="mr-1">
                    {t(`kinds.${kind}`)}
                  </Badge>
                ))}
              </Cell>
              <Cell className="max-w-none text-muted">
                <RelativeTime at={row.at} now={now} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

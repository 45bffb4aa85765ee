"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";

/** Drafts that decide, or did, beside the policy in force. Nothing where there never was one. */
export function ShadowsPanel() {
  const t = useTranslations("publishing.shadow");
  const format = useFormatter();
  const trpc = useTRPC();
  const now = useServerNow();
  const shadows = useSuspenseQuery(trpc.policy.shadows.queryOptions({})).data.data;
  if (shadows.length === 0) return null;
  return (
    <Panel title={t("panel")} note={t("note")} flush>
      <Table aria-label={t("panel")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("name")}</HeaderCell>
            <HeaderCell numeric>{t("compared")}</HeaderCell>
            <HeaderCell numeric>{t("agreed")}</HeaderCell>
            <HeaderCell>{t("when")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {shadows.map((one) => (
            <TableRow key={one.id}>
              <Cell className="w-full min-w-40">
                <Link
                  href={`/policy/shadows/${one.id}`}
                  className="rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
                >
                  {one.name}
                </Link>{" "}
                <span className="text-muted">{t("revision", { revision: one.revision })}</span>
                <Badge tone={one.endedAt === null ? "good" : "neutral"} className="ml-2">
                  {t(one.endedAt === null ? "running" : "ended")}
                </Badge>
              </Cell>
              <Cell numeric>{one.compared}</Cell>
              <Cell numeric>
                {one.compared === 0 ? "–" : format.number(one.agreed / one.compared, { style: "percent" })}
              </Cell>
              <Cell className="max-w-none text-muted">
                <RelativeTime at={one.startedAt} now={now} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

"use client";
import { CalendarClock, OctagonAlert, PencilLine, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import type { DraftLine } from "./types";
import { useChangeWords } from "./use-change-words";

/** What is being edited, and whether it could be published. */
export function DraftsPanel({ drafts, canEdit }: { drafts: readonly DraftLine[]; canEdit: boolean }) {
  const t = useTranslations("policy");
  const publishing = useTranslations("publishing");
  const now = useServerNow();
  const words = useChangeWords();
  if (drafts.length === 0) {
    return (
      <Panel title={t("drafts.title")}>
        <EmptyState icon={<PencilLine />} title={<h3>{t("drafts.emptyTitle")}</h3>} className="py-4">
          {t(canEdit ? "drafts.emptyText" : "drafts.emptyRead")}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t("drafts.title")} note={t("drafts.note")} flush>
      <Table aria-label={t("drafts.title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("drafts.name")}</HeaderCell>
            <HeaderCell>{t("drafts.check")}</HeaderCell>
            <HeaderCell numeric>{t("versions.changes")}</HeaderCell>
            <HeaderCell numeric>{t("drafts.revision")}</HeaderCell>
            <HeaderCell>{t("drafts.basedOn")}</HeaderCell>
            <HeaderCell>{t("versions.by")}</HeaderCell>
            <HeaderCell>{t("versions.when")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {drafts.map((one) => (
            <TableRow key={one.id}>
              <Cell className="w-full min-w-40">
                <Link
                  href={`/policy/drafts/${one.id}`}
                  className="rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
                >
                  {one.name}
                </Link>
                {one.plan && (
                  <Badge tone="accent" className="ml-2">
                    <CalendarClock aria-hidden />
                    {publishing("isPlanned")} <RelativeTime at={one.plan.at} now={now} focusable={false} />
                  </Badge>
                )}
                {one.proposal && <span className="block text-muted text-xs">{words(one.proposal)}</span>}
              </Cell>
              <Cell className="max-w-none">
                <Badge tone={one.errors > 0 ? "late" : "good"}>
                  {one.errors > 0 ? <OctagonAlert aria-hidden /> : <ShieldCheck aria-hidden />}
                  {one.errors > 0 ? t("drafts.errors", { count: one.errors }) : t("drafts.sound")}
                </Badge>
              </Cell>
              <Cell numeric>{one.changes}</Cell>
              <Cell numeric>{one.revision}</Cell>
              <Cell className="max-w-none whitespace-nowrap">{t("versions.name", { version: one.basedOn })}</Cell>
              <Cell className="max-w-none whitespace-nowrap">{one.updatedBy ?? t("versions.system")}</Cell>
              <Cell className="max-w-none text-muted">
                <RelativeTime at={one.updatedAt} now={now} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { VersionNotes } from "./publishing/version-notes";
import { RollBackButton } from "./roll-back-button";
import type { VersionLine } from "./types";

/** Every version, the one in force first. */
export function VersionsPanel({ versions, canPublish }: { versions: readonly VersionLine[]; canPublish: boolean }) {
  const t = useTranslations("policy.versions");
  const now = useServerNow();
  const newest = versions[0]?.version ?? 0;
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <Table aria-label={t("title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("version")}</HeaderCell>
            <HeaderCell>{t("what")}</HeaderCell>
            <HeaderCell numeric>{t("changes")}</HeaderCell>
            <HeaderCell>{t("by")}</HeaderCell>
            <HeaderCell>{t("when")}</HeaderCell>
            {canPublish && (
              <HeaderCell>
                <VisuallyHidden>{t("actions")}</VisuallyHidden>
              </HeaderCell>
            )}
          </tr>
        </TableHead>
        <tbody>
          {versions.map((one) => (
            <TableRow key={one.version}>
              <Cell className="max-w-none whitespace-nowrap">
                <Link
                  href={`/policy/versions/${one.version}`}
                  className="rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
                >
                  {t("name", { version: one.version })}
                </Link>
                {one.isInForce && (
                  <Badge tone="good" className="ml-2">
                    {t("inForce")}
                  </Badge>
                )}
              </Cell>
              <Cell className="w-full min-w-40">
                {one.origin !== "publish" && (
                  <span className="text-muted">{t("origin", { origin: one.origin })}: </span>
                )}
                {one.note}
                <VersionNotes version={one} />
              </Cell>
              <Cell numeric>{one.version === 1 ? <span className="text-faint">{t("first")}</span> : one.changes}</Cell>
              <Cell className="max-w-none whitespace-nowrap">{one.publishedBy ?? t("system")}</Cell>
              <Cell className="max-w-none text-muted">
                <RelativeTime at={one.publishedAt} now={now} />
              </Cell>
              {canPublish && (
                <Cell className="max-w-none text-right">
                  {!one.isInForce && <RollBackButton version={one.version} inForce={newest} size="sm" />}
                </Cell>
              )}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

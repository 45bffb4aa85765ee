"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import type { ArticleVersionLine } from "./types";

/** Every version, the newest first; each opens beside what it changed. */
export function VersionsPanel({
  versions,
  onOpen,
}: {
  versions: readonly ArticleVersionLine[];
  onOpen: (version: number) => void;
}) {
  const t = useTranslations("knowledge.versions");
  const now = useServerNow();
  const what = (one: ArticleVersionLine) => {
    if (one.state === "proposed" && one.stateBefore === null) return t("proposed");
    if (one.restoredFrom !== null) return t("restored", { version: one.restoredFrom });
    if (one.stateBefore === null) return t("first");
    if (one.state === one.stateBefore || one.state === "draft" || one.state === "proposed") return t("edited");
    return t(one.state);
  };
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <Table aria-label={t("title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("version")}</HeaderCell>
            <HeaderCell>{t("what")}</HeaderCell>
            <HeaderCell>{t("by")}</HeaderCell>
            <HeaderCell>{t("when")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {versions.map((one, index) => (
            <TableRow key={one.version}>
              <Cell className="max-w-none whitespace-nowrap">
                <Button variant="link" className="min-h-6" onClick={() => onOpen(one.version)}>
                  {t("name", { version: one.version })}
                </Button>
                {index === 0 && (
                  <Badge tone="accent" className="ml-2">
                    {t("now")}
                  </Badge>
                )}
              </Cell>
              <Cell className="w-full min-w-40">
                {one.note ? <span className="text-muted">{what(one)}: </span> : what(one)}
                {one.note}
              </Cell>
              <Cell className="max-w-none whitespace-nowrap">{one.author ?? t("system")}</Cell>
              <Cell className="max-w-none text-muted">
                <RelativeTime at={one.at} now={now} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

"use client";
import Link from "next/link";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { StateBadge } from "@/components/knowledge/state-badge";
import { useDuration } from "@/components/sla/use-duration";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { type PlaybookRow, playbooksOf } from "./playbooks";
import { stageTones } from "./stage-tones";
import type { PolicyVersion } from "./types";

type Articles = PolicyVersion["articles"];

/** How the assistant resolves each issue type: what it answers from, what it does, how long it waits. */
export function PlaybookTable({ document, articles }: { document: unknown; articles: Articles }) {
  const t = useTranslations("policy.playbooks");
  const stages = useTranslations("policy.owners.stages");
  const duration = useDuration();
  const rows = useMemo(() => playbooksOf(document), [document]);
  const minutes = (value: number | null) => (value === null ? "–" : duration(value * 60_000));
  return (
    <Panel title={t("title")} note={t("note")} flush>
      {rows.length === 0 ? (
        <p className="p-3 text-muted text-sm">{t("empty")}</p>
      ) : (
        <Table aria-label={t("title")}>
          <TableHead>
            <tr>
              <HeaderCell>{t("issueType")}</HeaderCell>
              <HeaderCell>{t("stage")}</HeaderCell>
              <HeaderCell>{t("articles")}</HeaderCell>
              <HeaderCell>{t("action")}</HeaderCell>
              <HeaderCell numeric>{t("followUp")}</HeaderCell>
              <HeaderCell numeric>{t("close")}</HeaderCell>
              <HeaderCell numeric>{t("turns")}</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {rows.map(({ id, name, stage, playbook }) => (
              <TableRow key={id} className="align-top">
                <Cell className="min-w-32 py-1.5 font-medium">{name}</Cell>
                <Cell className="max-w-none py-1.5">
                  {stage === null ? "?" : <Badge tone={stageTones[stage]}>{stages(stage)}</Badge>}
                </Cell>
                {playbook ? (
                  <>
                    <td className="w-full min-w-48 px-3 py-1.5">
                      <ArticleList ids={playbook.articles} articles={articles} />
                    </td>
                    <Cell className="max-w-none whitespace-nowrap py-1.5">{playbook.action ?? t("noAction")}</Cell>
                    <Cell numeric className="whitespace-nowrap py-1.5">
                      {playbook.followUpMinutes === null ? t("never") : minutes(playbook.followUpMinutes)}
                    </Cell>
                    <Cell numeric className="whitespace-nowrap py-1.5">
                      {minutes(playbook.closeMinutes)}
                    </Cell>
                    <Cell numeric className="py-1.5">
                      {playbook.turnLimit ?? "?"}
                    </Cell>
                  </>
                ) : (
                  <td colSpan={5} className="px-3 py-1.5 text-muted text-xs">
                    {t(stage === "autonomous" ? "missing" : "none")}
                  </td>
                )}
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** In the order in which it answers from them; what it cannot answer from is marked. */
function ArticleList({ ids, articles }: { ids: NonNullable<PlaybookRow["playbook"]>["articles"]; articles: Articles }) {
  const t = useTranslations("policy.playbooks");
  if (ids.length === 0) return <span className="text-late-text">{t("noArticles")}</span>;
  return (
    <ol className="grid gap-1">
      {ids.map((id) => {
        const article = articles.find((one) => one.id === id);
        if (!article) {
          return (
            <li key={id} className="text-late-text">
              {t("unknownArticle", { id: id.slice(0, 8) })}
            </li>
          );
        }
        return (
          <li key={id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <Link
              href={`/knowledge/${id}`}
              className="rounded-xs underline decoration-line-strong underline-offset-3 hover:decoration-current"
            >
              {article.title}
            </Link>
            {article.state !== "published" && <StateBadge state={article.state} />}
          </li>
        );
      })}
    </ol>
  );
}

"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import type { SnippetPart } from "@/server/domain/knowledge/snippet";
import { StateBadge } from "./state-badge";
import type { ArticleLine } from "./types";

/** Articles with what a search found in them. */
export function ArticleTable({ articles }: { articles: readonly ArticleLine[] }) {
  const t = useTranslations("knowledge.list");
  const now = useServerNow();
  return (
    <Table aria-label={t("caption")}>
      <TableHead>
        <tr>
          <HeaderCell>{t("name")}</HeaderCell>
          <HeaderCell>{t("issueType")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell>{t("by")}</HeaderCell>
          <HeaderCell>{t("when")}</HeaderCell>
        </tr>
      </TableHead>
      <tbody>
        {articles.map((one) => (
          <tr key={one.id} className="h-row border-line border-b last:border-b-0 hover:bg-hover">
            <td className="w-full min-w-64 px-3 py-1.5">
              <Link
                href={`/knowledge/${one.id}`}
                className="rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
              >
                <Marked parts={one.title} />
              </Link>
              {one.snippet.length > 0 && (
                <p className="mt-0.5 line-clamp-2 text-muted text-xs">
                  <Marked parts={one.snippet} />
                </p>
              )}
            </td>
            <td className="whitespace-nowrap px-3">
              {one.issueTypeName ?? <span className="text-faint">{t("noType")}</span>}
            </td>
            <td className="px-3">
              <StateBadge state={one.state} />
            </td>
            <td className="whitespace-nowrap px-3">{one.updatedBy ?? t("system")}</td>
            <td className="px-3 text-muted">
              <RelativeTime at={one.updatedAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  return parts.map((part, index) =>
    part.isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its position in the text
      <mark key={index} className="rounded-xs bg-warn-soft text-ink">
        {part.text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its position in the text
      <span key={index}>{part.text}</span>
    ),
  );
}

"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { titleOf } from "@/components/ticket/title";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/time";
import type { Article } from "./types";

const badScore = 2;

/** The tickets whose resolution became this article, and how that answer went since. */
export function SourcesPanel({ sources }: { sources: Article["sources"] }) {
  const t = useTranslations("knowledge.sources");
  const now = useServerNow();
  if (sources.length === 0) return null;
  return (
    <Panel title={t("title", { count: sources.length })} note={t("note")} flush>
      <ul>
        {sources.map(({ id, number, subject, snippet, resolvedBy, isReopened, rating, at }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 border-line border-b px-3 py-2 text-sm last:border-b-0"
          >
            <Link
              href={`/tickets/${id}`}
              className="wrap-anywhere min-w-0 basis-full rounded-xs sm:flex-1 sm:basis-0 font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
            >
              <span className="tabular mr-1.5 font-normal text-faint text-xs">#{number}</span>
              {titleOf(subject, snippet) || t("untitled")}
            </Link>
            {isReopened && <Badge tone="warn">{t("reopened")}</Badge>}
            {rating !== null && (
              <Badge tone={rating <= badScore ? "warn" : "neutral"}>{t("rating", { score: rating })}</Badge>
            )}
            <span className="text-muted text-xs">
              {resolvedBy && `${t("by", { name: resolvedBy })} · `}
              <RelativeTime at={at} now={now} focusable={false} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { LoadError } from "@/components/queue/load-error";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { StatusBadge } from "@/components/ticket/status-badge";
import { titleOf } from "@/components/ticket/title";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { RelativeTime } from "@/components/ui/time";
import type { Pattern } from "./types";

/** The tickets that a claim rests on, newest first, and all of them as a file. */
export function PatternTickets({ pattern: { id, tickets } }: { pattern: Pattern }) {
  const t = useTranslations("patterns");
  const untitled = useTranslations("ticket.page")("untitled");
  const now = useServerNow();
  const query = useQuery(useTRPC().patterns.tickets.queryOptions({ id }));
  const lines = query.data?.data.lines;
  if (query.isError && !lines) return <LoadError message={query.error.message} onRetry={() => void query.refetch()} />;
  if (!lines) return <SkeletonRows rows={4} label={t("loadingTickets")} />;
  return (
    <div className="border-line border-t">
      <div className="flex items-center gap-2 px-3 py-1.5 text-muted text-xs">
        <span>{t("shown", { count: lines.length, tickets })}</span>
        <Button asChild size="sm" variant="ghost" className="ml-auto">
          <a href={`/api/patterns/${id}/csv`} download>
            <Download aria-hidden />
            {t("csv")}
          </a>
        </Button>
      </div>
      <ul aria-label={t("ticketsOf")}>
        {lines.map((line) => (
          <li
            key={line.id}
            className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-t px-3 py-1 text-sm hover:bg-hover"
          >
            <ChannelIcon channel={line.channel} />
            <Link href={`/tickets/${line.id}`} className="min-w-0 flex-1 truncate rounded-xs hover:underline">
              <span className="tabular mr-2 text-faint text-xs">#{line.number}</span>
              <span className="font-medium">{titleOf(line.subject, line.snippet) || untitled}</span>
            </Link>
            <span className="truncate text-muted text-xs max-md:basis-full">
              {line.account ?? line.customer} · <RelativeTime at={line.createdAt} now={now} focusable={false} />
            </span>
            <StatusBadge status={line.status} />
          </li>
        ))}
      </ul>
    </div>
  );
}

"use client";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import { parseAsString, useQueryStates } from "nuqs";
import { useFormatter, useTranslations } from "use-intl";
import { useUnit } from "@/components/charts/use-unit";
import { titleOf } from "@/components/ticket/title";
import { usePageOpenedAt } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { addressOf, addressParams, addressQuery } from "@/server/domain/analytics/address";
import { pages } from "@/server/domain/analytics/figures";
import { ticketsAsk } from "@/server/domain/analytics/pageAsk";
import { decompose } from "@/server/domain/analytics/parts";
import type { TicketLine } from "@/server/domain/analytics/reading";
import { dayMs } from "@/server/domain/context/days";
import { figureOf, useFigureWords } from "./figure-words";
import { ReportFilters } from "./filters";
import { useNameOf } from "./report";
import { useAddress } from "./use-address";

const halfAYearMs = 182 * dayMs;
const own = { measure: parseAsString, item: parseAsString, page: parseAsString, back: parseAsString };

/** The tickets behind one number, as many as it says; the same as a file. */
export function TicketsPage() {
  const t = useTranslations("reports");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const { address, ask } = useAddress();
  const [params] = useQueryStates(own);
  const frame = useSuspenseQuery(trpc.reports.frame.queryOptions()).data.data;
  const labels = useSuspenseQuery(trpc.analytics.labels.queryOptions()).data.data;
  const nameOf = useNameOf(labels);
  const asked = ticketsAsk(params, address, frame);
  const query = useInfiniteQuery(
    trpc.analytics.tickets.infiniteQueryOptions(asked, { getNextPageParam: (last) => last.data.next }),
  );
  const lines = query.data?.pages.flatMap((one) => one.data.lines) ?? [];
  const count = query.data?.pages[0]?.data.count;
  const what = useWhat(asked.measure, params.item, nameOf);
  const page = pages.find((one) => one === params.page) ?? "escalation";
  // A link that came without its page leads to what the list itself is narrowed to; parsed anew, it leads nowhere else.
  const shown = params.page === null ? address : addressOf(params.back ?? "");
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[
              { label: t("title"), href: `/analytics/${page}${addressQuery(addressParams(shown))}` },
              { label: what },
            ]}
          />
        }
        title={t("ticketsPage.title")}
        state={count === undefined ? undefined : t("ticketsPage.count", { count, what })}
        actions={
          <Button size="sm" asChild>
            <a href={`/api/analytics/csv?ask=${encodeURIComponent(JSON.stringify(asked))}`} download>
              <Download aria-hidden />
              {t("ticketsPage.csv")}
            </a>
          </Button>
        }
        filters={
          <ReportFilters
            address={address}
            ask={ask}
            frame={frame}
            labels={labels}
            hasComparison={false}
            nameOf={nameOf}
            period={asked.period}
          />
        }
      />
      {query.isPending && <SkeletonRows rows={12} label={t("loading")} />}
      {query.error && (
        <ErrorState
          title={t("failed")}
          meaning={query.error.message}
          actions={<Button onClick={() => void query.refetch()}>{common("retry")}</Button>}
        />
      )}
      {count === 0 && <EmptyState title={t("ticketsPage.emptyTitle")}>{t("ticketsPage.emptyText")}</EmptyState>}
      {lines.length > 0 && (
        <Table aria-label={t("ticketsPage.title")}>
          <TableHead>
            <tr>
              {(
                ["number", "subject", "created", "resolved", "ttr", "team", "tier", "issueType", "person"] as const
              ).map((key) => (
                <HeaderCell key={key}>{t(`ticketsPage.column.${key}`)}</HeaderCell>
              ))}
              <HeaderCell numeric>{t("ticketsPage.column.handoffs")}</HeaderCell>
              <HeaderCell numeric>{t("ticketsPage.column.score")}</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.ticketId} line={line} nameOf={nameOf} zone={asked.period.zone} />
            ))}
          </tbody>
        </Table>
      )}
      {query.hasNextPage && (
        <div className="flex items-center justify-center gap-3 p-3 text-muted text-sm">
          {t("ticketsPage.shown", { shown: format.number(lines.length), all: format.number(count ?? 0) })}
          <Button size="sm" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("ticketsPage.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What the tickets have in common, in the words of the number that led here. */
function useWhat(measure: string, item: string | null, nameOf: ReturnType<typeof useNameOf>): string {
  const t = useTranslations("reports.ticketsPage");
  const abandonment = useTranslations("reports.abandonment");
  const words = useFigureWords();
  if (item && measure === "flow") {
    const [from = "", to = ""] = decompose(item);
    return t("flow", { from: nameOf("team", from), to: nameOf("team", to) });
  }
  if (item && measure.startsWith("queue")) {
    const cut = item.lastIndexOf("/");
    const queue = abandonment("queue", { team: nameOf("team", item.slice(0, cut)), tier: item.slice(cut + 1) });
    return t(measure === "queue" ? "queue" : "queueAbandoned", { queue });
  }
  if (item && measure.startsWith("people."))
    return t("person", { name: nameOf("person", item), part: measure.slice("people.".length) });
  const figure = figureOf(measure);
  return figure ? words(figure.key).name : t("title");
}

function Line({ line, nameOf, zone }: { line: TicketLine; nameOf: ReturnType<typeof useNameOf>; zone: string }) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const tell = useUnit();
  const openedAt = usePageOpenedAt();
  const day = (at: number | null) =>
    at === null
      ? "–"
      : format.dateTime(new Date(at), {
          day: "numeric",
          month: "short",
          // Which year goes without saying within half of one.
          year: openedAt - at < halfAYearMs ? undefined : "numeric",
          hour: "2-digit",
          minute: "2-digit",
          timeZone: zone,
        });
  const isOwn = line.source === "own";
  return (
    <TableRow>
      <Cell className="tabular text-faint">{isOwn ? `#${line.number}` : line.number}</Cell>
      <Cell className="max-w-80 truncate">
        {isOwn ? (
          <Link href={`/tickets/${line.ticketId}`} className="underline-offset-3 hover:underline">
            {titleOf(line.subject, line.snippet) || t("ticketsPage.untitled")}
          </Link>
        ) : (
          <span className="text-muted">{t("ticketsPage.imported")}</span>
        )}
      </Cell>
      <Cell className="tabular max-w-none whitespace-nowrap">{day(line.createdAt)}</Cell>
      <Cell className="tabular max-w-none whitespace-nowrap">{day(line.resolvedAt)}</Cell>
      <Cell className="tabular max-w-none whitespace-nowrap">{tell("seconds", line.ttrS)}</Cell>
      <Cell className="max-w-none whitespace-nowrap">{line.team === null ? "–" : nameOf("team", line.team)}</Cell>
      <Cell className="max-w-none whitespace-nowrap">
        {line.tier === null ? "–" : nameOf("tier", String(line.tier))}
      </Cell>
      <Cell className="max-w-none whitespace-nowrap">
        {line.issueType === null ? "–" : nameOf("issueType", line.issueType)}
      </Cell>
      <Cell className="max-w-none whitespace-nowrap">{line.person === null ? "–" : nameOf("person", line.person)}</Cell>
      <Cell numeric>{line.handoffs}</Cell>
      <Cell numeric>{line.score ?? "–"}</Cell>
    </TableRow>
  );
}

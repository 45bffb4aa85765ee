"use client";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import { parseAsString, useQueryStates } from "nuqs";
import { useFormatter, useTranslations } from "use-intl";
import { useUnit } from "@/components/charts/use-unit";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { addressParams, addressQuery, periodOf, periodText } from "@/server/domain/analytics/address";
import { pages } from "@/server/domain/analytics/figures";
import type { TicketLine } from "@/server/domain/analytics/reading";
import { ReportFilters } from "./filters";
import { useNameOf } from "./report";
import { useAddress } from "./use-address";

const own = { measure: parseAsString, item: parseAsString, page: parseAsString };

/** The tickets behind one number, as many as it says; the same as a file. */
export function TicketsPage() {
  const t = useTranslations("reports");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const { address, ask } = useAddress();
  const [params] = useQueryStates(own);
  const frame = useSuspenseQuery(trpc.reports.frame.queryOptions()).data.data;
  const nameOf = useNameOf(frame);
  const period = periodOf(address, frame.today, frame.zone);
  const asked = {
    measure: params.measure ?? "tickets",
    ...(params.item && { item: params.item }),
    period,
    sources: address.sources,
    filters: address.filters,
  };
  const query = useInfiniteQuery(
    trpc.analytics.tickets.infiniteQueryOptions(asked, { getNextPageParam: (last) => last.data.next }),
  );
  const lines = query.data?.pages.flatMap((one) => one.data.lines) ?? [];
  const count = query.data?.pages[0]?.data.count;
  const page = pages.find((one) => one === params.page) ?? "escalation";
  const search = addressQuery({
    measure: asked.measure,
    item: params.item,
    ...addressParams({ ...address, by: null, unit: null }),
    period: periodText(period),
    zone: period.zone,
  });
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[
              { label: t("title"), href: `/analytics/${page}${addressQuery(addressParams(address))}` },
              { label: t("ticketsPage.title") },
            ]}
          />
        }
        title={t("ticketsPage.of", { measure: asked.measure, item: params.item ?? "" })}
        state={count === undefined ? undefined : t("ticketsPage.count", { count })}
        actions={
          <Button size="sm" asChild>
            <a href={`/api/analytics/tickets.csv${search}`} download>
              <Download aria-hidden />
              {t("ticketsPage.csv")}
            </a>
          </Button>
        }
        filters={<ReportFilters address={address} ask={ask} frame={frame} nameOf={nameOf} period={period} />}
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
              <Line key={line.ticketId} line={line} nameOf={nameOf} zone={period.zone} />
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

function Line({ line, nameOf, zone }: { line: TicketLine; nameOf: ReturnType<typeof useNameOf>; zone: string }) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const tell = useUnit();
  const day = (at: number | null) =>
    at === null ? "–" : format.dateTime(new Date(at), { dateStyle: "short", timeStyle: "short", timeZone: zone });
  const isOwn = line.source === "own";
  return (
    <TableRow>
      <Cell className="tabular text-faint">{isOwn ? `#${line.number}` : line.number}</Cell>
      <Cell className="max-w-80 truncate">
        {isOwn ? (
          <Link href={`/tickets/${line.ticketId}`} className="underline-offset-3 hover:underline">
            {line.subject || t("ticketsPage.untitled")}
          </Link>
        ) : (
          <span className="text-muted">{t("ticketsPage.imported")}</span>
        )}
      </Cell>
      <Cell className="tabular whitespace-nowrap">{day(line.createdAt)}</Cell>
      <Cell className="tabular whitespace-nowrap">{day(line.resolvedAt)}</Cell>
      <Cell className="tabular whitespace-nowrap">{tell("seconds", line.ttrS)}</Cell>
      <Cell>{line.team === null ? "–" : nameOf("team", line.team)}</Cell>
      <Cell>{line.tier === null ? "–" : nameOf("tier", String(line.tier))}</Cell>
      <Cell>{line.issueType === null ? "–" : nameOf("issueType", line.issueType)}</Cell>
      <Cell>{line.person === null ? "–" : nameOf("person", line.person)}</Cell>
      <Cell numeric>{line.handoffs}</Cell>
      <Cell numeric>{line.score ?? "–"}</Cell>
    </TableRow>
  );
}

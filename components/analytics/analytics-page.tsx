"use client";
import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ComponentType } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { addressParams, addressQuery } from "@/server/domain/analytics/address";
import { type Page, pages } from "@/server/domain/analytics/figures";
import { pageAsk } from "@/server/domain/analytics/pageAsk";
import { AbandonmentPage } from "./abandonment-page";
import { AssistantPage } from "./assistant-page";
import { EscalationPage } from "./escalation-page";
import { ReportFilters } from "./filters";
import { PeoplePage } from "./people-page";
import { ReportProvider, useNameOf } from "./report";
import { ResolutionPage } from "./resolution-page";
import { SatisfactionPage } from "./satisfaction-page";
import { ReportMenu } from "./saved/report-menu";
import { SlaPage } from "./sla-page";
import { useAddress } from "./use-address";

const content: Record<Page, ComponentType> = {
  escalation: EscalationPage,
  resolution: ResolutionPage,
  sla: SlaPage,
  satisfaction: SatisfactionPage,
  abandonment: AbandonmentPage,
  people: PeoplePage,
  assistant: AssistantPage,
};

/** One of the pages of analytics: what its address asks for, with ways to the tickets behind every number. */
export function AnalyticsPage({ page }: { page: Page }) {
  const t = useTranslations("reports");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const { address, ask } = useAddress();
  const frame = useSuspenseQuery(trpc.reports.frame.queryOptions()).data.data;
  const labels = useSuspenseQuery(trpc.analytics.labels.queryOptions()).data.data;
  const nameOf = useNameOf(labels);
  const asked = pageAsk(page, address, frame);
  const query = useQuery(trpc.analytics.page.queryOptions(asked, { placeholderData: keepPreviousData }));
  const data = query.data?.data;
  const Content = content[page];
  const others = addressQuery(addressParams({ ...address, by: null }));
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        title={t("title")}
        state={
          data && data.page === page
            ? t("state", { count: data.total.tickets ?? 0, open: data.total.open ?? 0 })
            : undefined
        }
        actions={
          <>
            <Button size="sm" variant="ghost" asChild>
              <Link href="/analytics/history">{t("history")}</Link>
            </Button>
            <Button size="sm" variant="ghost" asChild>
              <Link href="/wallboard">{t("wallboard")}</Link>
            </Button>
            <ReportMenu page={page} address={address} />
          </>
        }
        filters={
          <ReportFilters
            address={address}
            ask={ask}
            frame={frame}
            labels={labels}
            hasComparison
            nameOf={nameOf}
            period={asked.period}
          />
        }
      />
      <nav
        aria-label={t("pagesLabel")}
        className="scroll-area flex shrink-0 gap-4 border-line border-b bg-surface px-4 md:px-5"
      >
        {pages.map((one) => (
          <Link
            key={one}
            href={`/analytics/${one}${others}`}
            aria-current={one === page ? "page" : undefined}
            className={cn(
              "relative flex h-9 shrink-0 items-center whitespace-nowrap text-muted text-sm -outline-offset-2 after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 hover:text-ink",
              one === page && "font-medium text-ink after:bg-accent",
            )}
          >
            {t(`pages.${one}`)}
          </Link>
        ))}
      </nav>
      <div
        className={cn(
          "grid content-start gap-3 p-3 transition-opacity md:p-4",
          query.isPlaceholderData && "opacity-60",
        )}
      >
        {query.error && (
          <ErrorState
            title={t("failed")}
            meaning={query.error.message}
            actions={
              <Button variant="primary" onClick={() => void query.refetch()}>
                {common("retry")}
              </Button>
            }
          />
        )}
        {!data && !query.error && <Waiting />}
        {data && data.page !== page && <Waiting />}
        {data && data.page === page && (
          <ReportProvider report={{ data, address, ask, nameOf }}>
            {data.behind > 0 && <Callout title={t("behind", { count: format.number(data.behind) })} live />}
            {data.isFromFacts && <p className="text-faint text-xs">{t("fromFacts")}</p>}
            {data.total.tickets ? <Content /> : <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
          </ReportProvider>
        )}
      </div>
    </div>
  );
}

function Waiting() {
  const t = useTranslations("reports");
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-3">
      <div className="grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-6">
        {["a", "b", "c", "d", "e", "f"].map((one) => (
          <Skeleton key={one} className="h-20 w-full" />
        ))}
      </div>
      <div className="grid gap-3 xl:grid-cols-2">
        {["a", "b", "c", "d"].map((one) => (
          <Skeleton key={one} className="h-64 w-full" />
        ))}
      </div>
    </div>
  );
}

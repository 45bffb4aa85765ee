"use client";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import type { Viewer } from "@/components/ticket/detail/types";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApprovalList } from "./approval-list";
import { EscalatedList } from "./escalated-list";
import { EscalationFilters } from "./escalation-filters";
import { filterOf, isNarrowed, narrowed } from "./filter";
import { LateList } from "./late-list";
import { Section, type SectionOf, sections } from "./section";
import { SetAside } from "./set-aside";
import { useStateSentences } from "./use-state-sentences";
import { WaitingList } from "./waiting-list";

const asked = {
  ...{ team: parseAsString, tier: parseAsString, reason: parseAsString },
  ...{ late: parseAsString, sort: parseAsString },
};
const none = { team: null, tier: null, reason: null, late: null };

/** What is burning and who holds it: approvals, escalations by transition, waits and late promises. */
export function EscalationsPage({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("escalations");
  const trpc = useTRPC();
  const now = useServerNow();
  const [address, ask] = useQueryStates(asked);
  const filter = filterOf(address);
  const query = useQuery(trpc.escalations.list.queryOptions());
  const all = query.data?.data;
  const state = useStateSentences(all, viewer, now);
  const lists = all && narrowed(all, filter, now);
  const isFiltered = isNarrowed(filter);
  const section = (of: SectionOf) => ({
    of,
    count: lists?.[of].length ?? 0,
    listed: all?.[of].length ?? 0,
    total: all?.totals[of] ?? 0,
    isFiltered,
  });
  const isEmpty = lists && sections.map(section).every(({ count, listed, total }) => count === 0 && total <= listed);
  return (
    <>
      <PageHeader
        title={t("title")}
        state={state}
        live={<LiveIndicator />}
        filters={all && <EscalationFilters lists={all} filter={filter} ask={(change) => void ask(change)} />}
      />
      {query.isError && !all ? (
        <LoadError message={query.error.message} onRetry={() => void query.refetch()} />
      ) : !lists ? (
        <SkeletonRows rows={10} label={t("loading")} />
      ) : isFiltered && isEmpty ? (
        <EmptyState
          icon={<SearchX />}
          title={<h2>{t("empty.filteredTitle")}</h2>}
          actions={<Button onClick={() => void ask(none)}>{t("filter.clear")}</Button>}
        >
          {t("empty.filteredText")}
        </EmptyState>
      ) : (
        <div className="grid gap-4 p-4 md:px-5">
          <SetAside tickets={lists.setAside} now={now} />
          {!lists.isAll && <p className="text-muted text-sm">{t("mine")}</p>}
          <Section {...section("approvals")}>
            <ApprovalList approvals={lists.approvals} viewer={viewer} now={now} />
          </Section>
          <Section {...section("escalated")}>
            <EscalatedList escalated={lists.escalated} order={filter.order} now={now} />
          </Section>
          <Section {...section("waiting")}>
            <WaitingList tickets={lists.waiting} now={now} />
          </Section>
          <Section {...section("late")}>
            <LateList tickets={lists.late} now={now} />
          </Section>
        </div>
      )}
    </>
  );
}

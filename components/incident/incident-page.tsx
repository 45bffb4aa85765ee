"use client";
import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { CircleCheck, Megaphone } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { pageOf } from "@/components/ui/page-of";
import { Pager } from "@/components/ui/pager";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useInstant } from "@/components/ui/use-date-time";
import { IncidentTickets } from "./incident-tickets";
import { MatchWords } from "./match-words";
import { TellDialog } from "./tell-dialog";

/** One incident: what its tickets have in common, what their customers were told, and the tickets. */
export function IncidentPage({ id, canManage }: { id: string; canManage: boolean }) {
  const t = useTranslations("incidents");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const incident = useSuspenseQuery(trpc.incidents.byId.queryOptions({ id })).data.data;
  const [page, setPage] = useQueryState("page", parseAsString.withOptions({ history: "push" }));
  const asks = trpc.incidents.tickets.queryOptions({ id, page: pageOf(page) }, { placeholderData: keepPreviousData });
  const list = useQuery(asks);
  const shown = list.data?.data;
  const now = useServerNow();
  const instant = useInstant();
  const [asked, setAsked] = useState<"tell" | "resolve" | null>(null);
  const { title, open, notice, match, resolvedAt, resolvedBy, joined } = incident;
  const isOpen = resolvedAt === null;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[{ label: t("title"), href: "/incidents" }, { label: title }]}
          />
        }
        title={title}
        state={
          isOpen
            ? t("openState", { open, since: instant(incident.declaredAt, now) })
            : t("resolvedState", { joined, name: resolvedBy ?? "", at: instant(resolvedAt, now) })
        }
        live={<LiveIndicator />}
        actions={
          canManage &&
          isOpen && (
            <>
              <Button onClick={() => setAsked("tell")} disabled={open === 0}>
                <Megaphone aria-hidden />
                {t("tellAll")}
              </Button>
              <Button variant="primary" onClick={() => setAsked("resolve")}>
                <CircleCheck aria-hidden />
                {t("resolve")}
              </Button>
            </>
          )
        }
      />
      <div className="grid gap-3 p-4 md:p-5">
        <Callout title={<MatchWords match={match} />}>
          {notice ? <span className="whitespace-pre-line">{t("notice", { notice })}</span> : t("noNotice")}
        </Callout>
      </div>
      {list.isError && !shown ? (
        <LoadError message={list.error.message} onRetry={() => void list.refetch()} />
      ) : !shown ? (
        <SkeletonRows rows={10} label={common("loading")} />
      ) : shown.tickets.length > 0 ? (
        <>
          <IncidentTickets incidentId={id} tickets={shown.tickets} canManage={canManage && isOpen} />
          <Pager
            page={shown.page}
            last={Math.ceil(shown.total / shown.perPage)}
            onPage={(to) => void setPage(String(to))}
            words={{
              pages: t("pages"),
              previous: t("previous"),
              next: t("next"),
              where: t("page", {
                from: (shown.page - 1) * shown.perPage + 1,
                to: (shown.page - 1) * shown.perPage + shown.tickets.length,
                total: shown.total,
              }),
            }}
          />
        </>
      ) : (
        <EmptyState title={t(isOpen ? "noneYet" : "noneLeft")}>{t(isOpen ? "noneYetText" : "noneLeftText")}</EmptyState>
      )}
      <TellDialog
        incident={incident}
        reader={shown?.tickets[0]?.customer ?? null}
        what={asked}
        onDone={() => setAsked(null)}
      />
    </>
  );
}

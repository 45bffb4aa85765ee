"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { CircleCheck, Megaphone } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useInstant } from "@/components/ui/use-date-time";
import { IncidentTickets } from "./incident-tickets";
import { MatchWords } from "./match-words";
import { TellDialog } from "./tell-dialog";

/** One incident: what its tickets have in common, what their customers were told, and the tickets. */
export function IncidentPage({ id, canManage }: { id: string; canManage: boolean }) {
  const t = useTranslations("incidents");
  const common = useTranslations("common");
  const incident = useSuspenseQuery(useTRPC().incidents.byId.queryOptions({ id })).data.data;
  const now = useServerNow();
  const instant = useInstant();
  const [asked, setAsked] = useState<"tell" | "resolve" | null>(null);
  const { title, tickets, notice, match, resolvedAt, resolvedBy, joined } = incident;
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
            ? t("openState", { open: tickets.length, since: instant(incident.declaredAt, now) })
            : t("resolvedState", { joined, name: resolvedBy ?? "", at: instant(resolvedAt, now) })
        }
        live={<LiveIndicator />}
        actions={
          canManage &&
          isOpen && (
            <>
              <Button onClick={() => setAsked("tell")} disabled={tickets.length === 0}>
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
      {tickets.length > 0 ? (
        <IncidentTickets incidentId={id} tickets={tickets} canManage={canManage && isOpen} />
      ) : (
        <EmptyState title={t(isOpen ? "noneYet" : "noneLeft")}>{t(isOpen ? "noneYetText" : "noneLeftText")}</EmptyState>
      )}
      <TellDialog incident={incident} what={asked} onDone={() => setAsked(null)} />
    </>
  );
}

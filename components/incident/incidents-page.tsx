"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Siren } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/time";
import { DeclareButton } from "./declare-button";
import type { IncidentLine } from "./types";

/** What goes wrong for many at once: the open incidents, then those that were resolved. */
export function IncidentsPage({ canManage }: { canManage: boolean }) {
  const t = useTranslations("incidents");
  const list = useSuspenseQuery(useTRPC().incidents.list.queryOptions()).data.data;
  const open = list.filter((i) => i.resolvedAt === null);
  const held = open.reduce((sum, i) => sum + i.open, 0);
  const declare = canManage && <DeclareButton variant="primary" />;
  return (
    <>
      <PageHeader
        title={t("title")}
        state={t("state", { open: open.length, held })}
        live={<LiveIndicator />}
        actions={list.length > 0 && declare}
      />
      {list.length === 0 ? (
        <EmptyState icon={<Siren />} title={<h2>{t("emptyTitle")}</h2>} actions={declare}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ul aria-label={t("title")}>
          {list.map((incident) => (
            <Row key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ incident }: { incident: IncidentLine }) {
  const t = useTranslations("incidents");
  const now = useServerNow();
  const { id, title, open, joined, declaredAt, declaredBy, resolvedAt } = incident;
  return (
    <li className="relative flex min-h-row flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-b px-4 py-2 text-sm hover:bg-hover md:px-5">
      {resolvedAt === null ? <Badge tone="late">{t("open")}</Badge> : <Badge>{t("resolved")}</Badge>}
      <Link href={`/incidents/${id}`} className="min-w-0 rounded-xs font-medium after:absolute after:inset-0">
        {title}
      </Link>
      <span className="text-muted">{t("tickets", { open, joined })}</span>
      <span className="ml-auto text-muted text-xs max-md:ml-0 max-md:basis-full">
        {t("by", { name: declaredBy })} · <RelativeTime at={resolvedAt ?? declaredAt} now={now} focusable={false} />
      </span>
    </li>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ReasonList } from "@/components/reasons/reason-line";
import { type Names, nameOf } from "@/components/reasons/words";
import { useTRPC } from "@/components/trpc/provider";
import { Panel } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useDateTime } from "@/components/ui/use-date-time";
import type { AppRouter } from "@/server/api/root";
import type { Exclusion } from "@/server/domain/assignment/explain";
import { CandidateTable } from "./candidate-table";
import { Part } from "./part";
import type { TicketDetail, Viewer } from "./types";

type View = NonNullable<inferRouterOutputs<AppRouter>["tickets"]["considered"]["data"]>;

interface Props {
  detail: TicketDetail;
  names: Names;
  viewer: Viewer;
}

/** Who the planner looked at, why this person, why not whoever is looking; and while it waits, what would have to happen. */
export function WhoPanel({ detail, names, viewer }: Props) {
  const t = useTranslations("ticket.who");
  const trpc = useTRPC();
  const dateTime = useDateTime();
  const query = useQuery(trpc.tickets.considered.queryOptions({ id: detail.ticket.id }));
  if (query.isError && !query.data) return <Told>{t("failed")}</Told>;
  if (!query.data) {
    return (
      <Panel title={t("title")}>
        <Skeleton className="h-16" />
      </Panel>
    );
  }
  const view = query.data.data;
  if (!view) return <Told>{t("none")}</Told>;
  return (
    <Panel
      title={t("title")}
      note={
        view.isWaiting
          ? t("asNow")
          : view.considered && t("asOf", { time: dateTime(view.at, { dateStyle: "medium", timeStyle: "short" }) })
      }
    >
      <Answers view={view} names={names} viewer={viewer} />
    </Panel>
  );
}

function Told({ children }: { children: ReactNode }) {
  const t = useTranslations("ticket.who");
  return (
    <Panel title={t("title")}>
      <p className="text-muted text-sm">{children}</p>
    </Panel>
  );
}

function Answers({ view, names, viewer }: { view: View; names: Names; viewer: Viewer }) {
  const t = useTranslations("ticket.who");
  const { chosen, considered, whyNotMe, until, isWaiting } = view;
  const isMine = chosen?.id === viewer.id;
  const own = considered?.people.find((p) => p.personId === viewer.id);
  const others = considered?.people.filter((p) => p.personId !== viewer.id) ?? [];
  return (
    <div className="grid gap-3 text-xs">
      {chosen && (
        <Part title={isMine ? t("whyYou") : t("whyThem", { name: nameOf(chosen.id, names) })}>
          <ReasonList reasons={chosen.reasons} names={names} />
        </Part>
      )}
      {until.length > 0 && (
        <Part title={t("until")}>
          <ReasonList reasons={until} names={names} />
        </Part>
      )}
      {!isMine && (
        <Part title={t("whyNotYou")}>
          {whyNotMe.length > 0 ? (
            <ReasonList reasons={whyNotMe} names={names} />
          ) : (
            <p>{isWaiting && own ? t("couldTake") : t("notCompared")}</p>
          )}
        </Part>
      )}
      {own && own.excluded === null && own.success !== null && own.minutes !== null && (
        <p className="tabular text-muted">{t("yours", { success: own.success, minutes: Math.round(own.minutes) })}</p>
      )}
      {considered && (
        <Part title={t("candidates")} note={t("candidatesNote")}>
          <p className="text-muted">{t("among", { count: considered.among })}</p>
          {others.length > 0 && (
            <CandidateTable people={considered.people} chosen={chosen?.id ?? null} viewer={viewer} names={names} />
          )}
          <Excluded counts={considered.excluded} />
        </Part>
      )}
    </div>
  );
}

function Excluded({ counts }: { counts: Partial<Record<Exclusion, number>> }) {
  const t = useTranslations("ticket.who.excluded");
  const found = Object.entries(counts) as [Exclusion, number][];
  if (found.length === 0) return null;
  return (
    <p className="text-muted">
      {t("title")}: {found.map(([why, count]) => t(why, { count })).join(", ")}.
    </p>
  );
}

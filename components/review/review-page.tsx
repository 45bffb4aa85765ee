"use client";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { AssistantSwitch } from "@/components/assistant/assistant-switch";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import { SettledView } from "./settled-view";
import type { Reviewer } from "./types";
import { WaitingView } from "./waiting-view";

const views = ["waiting", "settled"] as const;

/** "May this answer go out?" The address names the view and the draft. */
export function ReviewPage({ reviewer, canStop }: { reviewer: Reviewer; canStop: boolean }) {
  const t = useTranslations("review");
  const assistant = useTranslations("assistant");
  const trpc = useTRPC();
  const now = useServerNow();
  const duration = useDuration();
  const { items, total } = useSuspenseQuery(trpc.review.list.queryOptions()).data.data;
  const state = useQuery(trpc.assistant.state.queryOptions()).data?.data;
  const [{ view, draft }, setPlace] = useQueryStates({
    view: parseAsStringLiteral(views).withDefault("waiting"),
    draft: parseAsString,
  });
  const onOpen = useCallback(
    (id: string | null, isStep = false) => void setPlace({ draft: id }, { history: isStep ? "replace" : "push" }),
    [setPlace],
  );
  const next = items.length > 0 ? Math.min(...items.map((one) => one.dueAt)) - now : null;
  const sentence =
    next === null
      ? t("state.none")
      : next > 0
        ? t("state.some", { count: total, time: duration(next) })
        : t("state.someLate", { count: total });
  return (
    <div className="flex h-full flex-col">
      <PageHeader
        title={t("title")}
        state={sentence}
        live={<LiveIndicator />}
        actions={<AssistantSwitch canStop={canStop} />}
        filters={
          <Segmented
            label={t("show")}
            value={view}
            onValueChange={(to) => void setPlace({ view: to, draft: null }, { history: "push" })}
            options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
          />
        }
      />
      {view === "waiting" ? (
        <WaitingView
          items={items}
          total={total}
          reviewer={reviewer}
          assistantName={state?.name ?? assistant("name")}
          isStopped={state?.stoppedAt != null}
          openId={draft}
          onOpen={onOpen}
        />
      ) : (
        <SettledView reviewer={reviewer} openId={draft} onOpen={onOpen} />
      )}
    </div>
  );
}

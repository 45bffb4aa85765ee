"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useHasPassed } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { ToggleChip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type Asked, columns } from "./agent-row";
import { AgentsList } from "./agents-list";
import { crewsOf } from "./by-team";
import { LendDialog } from "./lend-dialog";
import { MoveDialog } from "./move-dialog";
import { nextChange } from "./rows";
import { SignOutDialog } from "./sign-out-dialog";
import type { AgentLine, AgentsViewer } from "./types";

/** How soon it is looked again where a shift or a loan is over and the list does not say so yet. */
const againMs = 5_000;

/** Who is there and how loaded: people by the team that they work for now, moving by itself. */
export function AgentsPage({ viewer }: { viewer: AgentsViewer }) {
  const t = useTranslations("agents");
  const agents = useSuspenseQuery(useTRPC().agents.list.queryOptions());
  const router = useRouter();
  const chosen = useSearchParams().get("team");
  const [asked, setAsked] = useState<{ what: Asked; agent: AgentLine } | null>(null);
  const onAsk = useCallback((what: Asked, agent: AgentLine) => setAsked({ what, agent }), []);
  const { agents: all, teams } = agents.data.data;
  const changesAt = useMemo(() => nextChange(all), [all]);
  // A shift or a loan that is over has changed who works where.
  const isOver = useHasPassed(changesAt);
  const at = isOver ? changesAt! : agents.data.now;
  const crews = useMemo(() => crewsOf(all, teams, at), [all, teams, at]);
  const shown = useMemo(() => crews.filter((c) => chosen === null || c.team.id === chosen), [crews, chosen]);
  const receiving = all.filter((a) => a.isReceiving);
  const full = receiving.filter((a) => a.load >= a.capacity).length;
  const toHandOff = all.reduce((sum, a) => sum + a.toHandOff, 0);
  const { refetch } = agents;
  useEffect(() => {
    if (!isOver) return;
    void refetch();
    const again = setInterval(() => void refetch(), againMs);
    return () => clearInterval(again);
  }, [isOver, refetch]);
  const choose = (team: string | null) => router.replace(team === null ? "/agents" : `/agents?team=${team}`);
  const of = (what: Asked) => (asked?.what === what ? asked.agent : null);
  const done = () => setAsked(null);
  return (
    <div className="flex h-full flex-col">
      <PageHeader
        title={t("title")}
        state={t("state", { receiving: receiving.length, total: all.length, full, toHandOff })}
        live={<LiveIndicator />}
        filters={
          crews.length > 1 &&
          crews.map(({ team, receiving: count }) => (
            <ToggleChip
              key={team.id}
              pressed={chosen === team.id}
              count={count}
              onClick={() => choose(chosen === team.id ? null : team.id)}
            >
              {team.name || t("noTeam")}
            </ToggleChip>
          ))
        }
      />
      {shown.length === 0 && <EmptyState title={t("nobody")}>{t("nobodyHint")}</EmptyState>}
      <div
        aria-hidden
        className={cn(columns, "h-7 border-line border-b px-4 font-medium text-muted text-xs max-lg:hidden md:px-5")}
      >
        {(["name", "tier", "presence", "load", "hours", "today"] as const).map((column) => (
          <span key={column}>{t(`column.${column}`)}</span>
        ))}
      </div>
      <AgentsList key={chosen ?? ""} crews={shown} teams={teams} viewer={viewer} onAsk={onAsk} />
      <LendDialog agent={of("lend")} teams={teams} onDone={done} />
      <MoveDialog agent={of("move")} teams={teams} viewer={viewer} onDone={done} />
      <SignOutDialog agent={of("signOut")} onDone={done} />
    </div>
  );
}

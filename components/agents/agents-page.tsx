"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { ToggleChip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { AgentRow, type Asked, columns } from "./agent-row";
import { crewsOf } from "./by-team";
import { LendDialog } from "./lend-dialog";
import { MoveDialog } from "./move-dialog";
import { SignOutDialog } from "./sign-out-dialog";
import { TeamHead } from "./team-head";
import type { AgentLine, AgentsViewer } from "./types";

/** Who is there and how loaded: people by the team that they work for now, moving by itself. */
export function AgentsPage({ viewer }: { viewer: AgentsViewer }) {
  const t = useTranslations("agents");
  const agents = useSuspenseQuery(useTRPC().agents.list.queryOptions());
  const now = useServerNow();
  const router = useRouter();
  const chosen = useSearchParams().get("team");
  const [asked, setAsked] = useState<{ what: Asked; agent: AgentLine } | null>(null);
  const { agents: all, teams } = agents.data.data;
  const crews = crewsOf(all, teams, now);
  const shown = crews.filter((c) => chosen === null || c.team.id === chosen);
  const receiving = all.filter((a) => a.isReceiving);
  const full = receiving.filter((a) => a.load >= a.capacity).length;
  const toHandOff = all.reduce((sum, a) => sum + a.toHandOff, 0);
  // A shift or a loan that is over has changed who works where.
  const isOver = all.some((a) => (a.shift?.changesAt ?? Infinity) <= now || (a.loan?.until ?? Infinity) <= now);
  const { refetch } = agents;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);
  const choose = (team: string | null) => router.replace(team === null ? "/agents" : `/agents?team=${team}`);
  const of = (what: Asked) => (asked?.what === what ? asked.agent : null);
  const done = () => setAsked(null);
  return (
    <>
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
      {shown.map((crew) => (
        <section key={crew.team.id} aria-label={crew.team.name || t("noTeam")}>
          <TeamHead crew={crew} />
          <ul>
            {crew.agents.map((agent) => (
              <AgentRow
                key={agent.id}
                agent={agent}
                teams={teams}
                now={now}
                viewer={viewer}
                onAsk={(what) => setAsked({ what, agent })}
              />
            ))}
          </ul>
        </section>
      ))}
      <LendDialog agent={of("lend")} teams={teams} onDone={done} />
      <MoveDialog agent={of("move")} teams={teams} viewer={viewer} onDone={done} />
      <SignOutDialog agent={of("signOut")} onDone={done} />
    </>
  );
}

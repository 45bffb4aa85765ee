"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { groundOf, WeekGrid } from "./week-grid";
import { type TeamWeek, teamWeeks } from "./weeks";

/** Who is there, and when: each team's week, tier by tier, with the hours in which somebody is promised and nobody is there. */
export function CoverTab({ document }: { document: unknown }) {
  const t = useTranslations("findings.cover");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.policy.deskFacts.queryOptions());
  const shifts = data?.data.shifts;
  const weeks = useMemo(() => (shifts ? teamWeeks(document, shifts) : null), [document, shifts]);
  const [wished, choose] = useQueryState("team", parseAsString);
  if (!data) return <Skeleton role="status" aria-label={t("waiting")} className="h-96 w-full" />;
  if (!shifts) return <EmptyState title={t("title")}>{t("unknown")}</EmptyState>;
  if (!weeks) return <EmptyState title={t("title")}>{t("broken")}</EmptyState>;
  // Where nobody asked for a team, the one that lacks most.
  const worst = weeks.reduce((a, b) => (b.holes > a.holes ? b : a), weeks[0]!);
  const team = weeks.find((one) => one.team === wished) ?? worst;
  const most = Math.max(1, ...team.tiers.flatMap((tier) => tier.hours));
  return (
    <div className="grid items-start gap-3 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Panel title={t("teams")} flush>
        <ul className="scroll-area max-h-[70dvh] p-1">
          {weeks.map((one) => (
            <TeamLine key={one.team} week={one} isChosen={one === team} onChoose={() => void choose(one.team)} />
          ))}
        </ul>
      </Panel>
      <Panel title={team.name} note={t("note", { zone: shifts.zone })} aria-label={t("title")}>
        <div className="grid min-w-0 gap-4">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="text-sm">{t("holes", { count: team.holes })}</p>
            <Legend most={most} />
          </div>
          {team.tiers.map((tier) => {
            const name = { team: team.name, tier: tier.tier };
            return (
              <section key={tier.tier} className="grid min-w-0 gap-2">
                <h3 className="font-semibold text-sm">{t("queue", name)}</h3>
                <WeekGrid week={tier} label={t("label", name)} most={most} />
              </section>
            );
          })}
        </div>
      </Panel>
    </div>
  );
}

function TeamLine({ week, isChosen, onChoose }: { week: TeamWeek; isChosen: boolean; onChoose: () => void }) {
  const t = useTranslations("findings.cover");
  return (
    <li>
      <button
        type="button"
        aria-current={isChosen || undefined}
        onClick={onChoose}
        className={cn(
          "flex min-h-ctl w-full items-center gap-2 rounded-sm px-2 text-left text-sm hover:bg-hover",
          isChosen && "bg-selected font-medium",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{week.name}</span>
        {week.holes > 0 && <Badge tone="late">{t("holesShort", { count: week.holes })}</Badge>}
      </button>
    </li>
  );
}

const swatch = "grid size-4 place-items-center rounded-xs";

/** What the colours and the cross mean. */
function Legend({ most }: { most: number }) {
  const t = useTranslations("findings.cover");
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-muted text-xs [&>li]:flex [&>li]:items-center [&>li]:gap-1.5">
      <li>
        <span aria-hidden className={cn(swatch, "border border-late bg-late-soft text-late-text")}>
          <X className="size-3" strokeWidth={2.5} />
        </span>
        {t("missing")}
      </li>
      <li>
        <span aria-hidden className={cn(swatch, "bg-sunken")} />
        {t("nobody")}
      </li>
      <li>
        <span aria-hidden className={swatch} style={{ background: groundOf(1, most) }} />
        {t("few")}
      </li>
      <li>
        <span aria-hidden className={swatch} style={{ background: groundOf(most, most) }} />
        {t("many")}
      </li>
    </ul>
  );
}

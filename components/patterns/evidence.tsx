"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { hoursInWords, weekHours } from "@/server/domain/calendar/week";
import type { Pattern, PatternList } from "./types";
import { nameIn, useDay } from "./use-claim";

/** `tip`: what the label means, exactly. */
type Fact = readonly [label: string, value: ReactNode, tip?: string];

/** The numbers behind a claim, each with what it is compared with and how many it rests on. */
export function Evidence({ pattern, features }: { pattern: Pattern; features: PatternList["features"] }) {
  const facts = useFacts(pattern, features);
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-4 gap-y-2 text-sm">
      {facts.map(([label, value, tip]) => (
        <div key={label} className="min-w-0">
          <dt className="text-muted text-xs" title={tip}>
            {label}
          </dt>
          <dd className="tabular font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useFacts(pattern: Pattern, features: PatternList["features"]): Fact[] {
  const t = useTranslations("patterns.evidence");
  const format = useFormatter();
  const day = useDay();
  const duration = useDuration();
  const work = (minutes: number) => duration(minutes * 60_000, "narrow", true);
  const { evidence: e } = pattern;
  const name = nameIn(pattern, features);
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });
  const of = (part: number, whole: number) => t("of", { part, whole, share: percent(whole > 0 ? part / whole : 0) });
  const chance = (p: number) =>
    p < 0.001
      ? t("chanceLess")
      : t("chance", { share: format.number(p, { style: "percent", maximumFractionDigits: 1 }) });
  const linked = (id: string) => (
    <Link href={`/knowledge/${id}`} className="rounded-xs text-accent-text underline">
      {t("proposed", { title: name(id) })}
    </Link>
  );
  switch (e.kind) {
    case "surge":
      return [
        [t("named", { since: day(e.since) }), of(e.named, e.total), t("passedUp")],
        [
          t("expected"),
          t("expectedOf", { expected: format.number(e.expected, { maximumFractionDigits: 1 }), past: e.pastTotal }),
        ],
        [t("customers"), e.customers],
        [
          t("byChance"),
          t("calmDays", { days: e.calmDays >= 100_000 ? t("many") : format.number(Math.round(e.calmDays)) }),
        ],
      ];
    case "documentation":
      return [
        [t("byHand", { days: e.days }), of(e.tickets, e.byHand)],
        [t("customers"), e.customers],
        [t("escalated"), e.escalated],
        [t("worked"), work(e.minutes)],
        [t("article"), e.proposedId ? linked(e.proposedId) : t(e.hasArticle ? "otherArticle" : "noArticle")],
      ];
    case "training":
      return [
        [t("solved", { days: e.days }), of(e.solved, e.outcomes)],
        [t("expectedSolved"), format.number(e.expected, { maximumFractionDigits: 1 })],
        [t("byChance"), chance(e.chance)],
      ];
    case "account":
      return e.signs.map((sign): Fact => {
        const values: Record<typeof sign, ReactNode> = {
          escalations: t("escalationsUsual", {
            n: e.escalations,
            usual: format.number(e.usualEscalations, { maximumFractionDigits: 1 }),
          }),
          breaches: e.breaches,
          lowRatings: e.lowRatings,
          reopened: e.reopened,
          renewal: t("inDays", { days: e.renewalInDays ?? 0 }),
          usage: percent(e.usageChange ?? 0),
          churn: percent(e.churnRisk ?? 0),
        };
        return [t(`sign.${sign}`, { days: e.days }), values[sign]];
      });
    case "trials":
      return [
        [t("ofTrials", { days: e.days }), of(e.tickets, e.trialTotal)],
        [t("ofOthers"), of(e.othersTickets, e.othersTotal)],
        [t("accounts"), e.accounts],
        [t("byChance"), chance(e.chance)],
      ];
    case "overEscalation":
      return [
        [t("over", { days: e.days }), of(e.over, e.resolved)],
        [t("successBelow"), percent(e.successBelow)],
        [t("minutesBelow"), work(e.minutesBelow)],
      ];
    case "bottleneck":
      return [
        [t("late", { days: e.days }), of(e.late, e.accepted)],
        [t("elsewhere"), percent(e.othersShare)],
        [t("medianWait"), work(e.medianMinutes)],
        [
          t("mostOn"),
          t("weekday", {
            day: format.dateTime(new Date(Date.UTC(2026, 10, 1 + e.worst.weekday)), {
              weekday: "long",
              timeZone: "UTC",
            }),
            late: e.worst.late,
          }),
        ],
        [t("byChance"), chance(e.chance)],
      ];
    case "abandonment":
      return [
        [t("abandoned", { days: e.days }), of(e.abandoned, e.tickets)],
        [t("elsewhere"), percent(e.othersShare)],
        [t("cause"), t("held", { held: e.held, all: e.abandoned })],
        [t("byChance"), chance(e.chance)],
      ];
    case "circular":
      return [
        [t("circled", { days: e.days }), of(e.circled, e.tickets)],
        [t("circleElsewhere"), percent(e.othersShare)],
        [
          t("endedAt"),
          e.endTeam === null
            ? t("nobodyYet")
            : t("ended", { team: name(e.endTeam), ended: e.ended, resolved: e.resolved }),
        ],
        ...(e.medianMinutes === null || e.othersMinutes === null
          ? []
          : [
              [
                t("medianCircled"),
                t("otherwise", { time: work(e.medianMinutes), others: work(e.othersMinutes) }),
              ] as const,
            ]),
        [t("byChance"), chance(e.chance)],
      ];
    case "cover": {
      const lacks = new Set(e.gap);
      const hours = hoursInWords(Array.from({ length: weekHours }, (_, h) => lacks.has(h)));
      return [
        [t("gapHours", { zone: e.zone }), hours],
        [t("promised"), t("promisedOf", { hours: e.promised, all: e.gap.length })],
        [t("lateInGap", { days: e.days }), of(e.lateInGap, e.inGap)],
        [t("lateOthers"), of(e.lateOthers, e.others)],
        [t("waitedThen"), t("waitedElse", { time: work(e.medianMinutes), others: work(e.othersMinutes) })],
      ];
    }
  }
}

"use client";
import { useFormatter, useTranslations } from "use-intl";
import { StackList } from "@/components/charts/stack-list";
import { scores } from "@/server/domain/analytics/measures";
import { BreakdownCard } from "./breakdown-card";
import { FigureCard } from "./figure-card";
import { FiguresRow } from "./figures-row";
import { useReport } from "./report";
import { round, TrendCard } from "./trend-card";

/** What customers say, and what escalating did to it, like compared with like. */
export function SatisfactionPage() {
  const t = useTranslations("reports");
  return (
    <>
      <FiguresRow keys={["csat", "csatDirect", "csatEscalated", "responseRate", "resolved"]} />
      <div className="grid gap-3 xl:grid-cols-2">
        <UpliftCard />
        <ScoresCard />
        <TrendCard keys={["csat"]} title={t("satisfaction.trend")} name="csat" />
        <BreakdownCard figure="csat" name="csat" />
      </div>
    </>
  );
}

/** From the worst to the best, told apart by more than hue. */
const scoreTones = ["late", "warn", "paused", "t1", "good"];

function ScoresCard() {
  const { data, listOf } = useReport();
  const t = useTranslations("reports");
  const at = (key: string) => data.total[key] ?? 0;
  const rows = [
    {
      key: "all",
      label: t("satisfaction.all"),
      of: (s: number) => at(`score.${s}`),
      measure: (s: number) => `score.${s}`,
    },
    {
      key: "direct",
      label: t("satisfaction.direct"),
      of: (s: number) => at(`score.${s}.direct`),
      measure: (s: number) => `score.${s}.direct`,
    },
    {
      key: "escalated",
      label: t("satisfaction.escalated"),
      of: (s: number) => at(`score.${s}.escalated`),
      measure: (s: number) => `score.${s}.escalated`,
    },
  ];
  const isEmpty = at("rated") === 0;
  return (
    <FigureCard
      keys={["score.5", "csat"]}
      name="scores"
      title={t("satisfaction.scores")}
      note={t("satisfaction.scoresNote", { count: at("rated") })}
      empty={isEmpty && <p className="py-6 text-center text-muted text-sm">{t("satisfaction.nobody")}</p>}
      figures={{
        columns: [t("satisfaction.who"), ...scores.map(String)],
        rows: rows.map((row) => [row.label, ...scores.map(row.of)]),
      }}
    >
      <StackList
        label={t("satisfaction.scores")}
        rows={rows
          .filter((row) => scores.some((s) => row.of(s) > 0))
          .map((row) => ({
            key: row.key,
            label: row.label,
            parts: scores.map((s) => ({
              key: String(s),
              name: t("satisfaction.score", { score: s }),
              tone: scoreTones[s - 1]!,
              value: row.of(s),
              href: listOf(row.measure(s)),
            })),
          }))}
      />
    </FigureCard>
  );
}

function UpliftCard() {
  const { data } = useReport();
  const t = useTranslations("reports");
  const format = useFormatter();
  const uplift = data.uplift;
  const signed = (value: number | null | undefined) =>
    value == null ? "–" : format.number(value, { signDisplay: "exceptZero", maximumFractionDigits: 2 });
  const isKnown = uplift?.difference != null;
  const [low, high] = [uplift?.low ?? 0, uplift?.high ?? 0];
  const end = Math.max(1, Math.abs(low), Math.abs(high)) * 1.15;
  const at = (value: number) => `${50 + (50 * value) / end}%`;
  const verdict = low > 0 ? "better" : high < 0 ? "worse" : "unclear";
  return (
    <FigureCard
      keys={["csatEscalated", "csatDirect"]}
      name="uplift"
      title={t("satisfaction.uplift")}
      note={t("satisfaction.upliftNote")}
      empty={!isKnown && <p className="py-6 text-center text-muted text-sm">{t("satisfaction.noMatch")}</p>}
      figures={{
        columns: [
          t("satisfaction.difference"),
          t("satisfaction.low"),
          t("satisfaction.high"),
          t("satisfaction.matched"),
          t("satisfaction.strata"),
        ],
        rows: uplift
          ? [[round(uplift.difference), round(uplift.low), round(uplift.high), uplift.escalated.matched, uplift.strata]]
          : [],
      }}
    >
      {uplift && isKnown && (
        <div className="grid gap-3">
          <p className="text-sm">
            <strong className="tabular font-semibold text-lg">{signed(uplift.difference)}</strong>{" "}
            {t(`satisfaction.verdict.${verdict}`)}
          </p>
          <div aria-hidden className="relative h-8">
            <span className="absolute inset-x-0 top-1/2 h-px bg-line-strong" />
            <span className="absolute inset-y-1 left-1/2 w-px bg-line-control" />
            <span
              className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-accent/45"
              style={{ left: at(low), right: `calc(100% - ${at(high)})` }}
            />
            <span
              className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
              style={{ left: at(uplift.difference ?? 0) }}
            />
          </div>
          <p className="text-muted text-xs">
            {t("satisfaction.interval", {
              low: signed(low),
              high: signed(high),
              escalated: format.number(uplift.escalated.matched),
              allEscalated: format.number(uplift.escalated.all),
              direct: format.number(uplift.direct.matched),
              allDirect: format.number(uplift.direct.all),
              strata: uplift.strata,
            })}
          </p>
        </div>
      )}
    </FigureCard>
  );
}

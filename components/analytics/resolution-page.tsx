"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { Histogram } from "@/components/charts/histogram";
import { Spread } from "@/components/charts/spread";
import { Segmented } from "@/components/ui/segmented";
import { type SketchKey, sketchKeys } from "@/server/domain/analytics/figures";
import { BreakdownCard, toneOf } from "./breakdown-card";
import { FigureCard } from "./figure-card";
import { FiguresRow } from "./figures-row";
import { useReport } from "./report";
import { TrendCard } from "./trend-card";

const behind = { ttr: "timed", ttrBusiness: "business", ttrNet: "net", handling: "handled" } as const;

/** How long resolutions take, by the tier that was reached and by any other dimension, and whether they hold. */
export function ResolutionPage() {
  const t = useTranslations("reports");
  const { address, ask } = useReport();
  const { basis } = address;
  return (
    <>
      <FiguresRow
        keys={["resolved", "ttr.50", "ttr.90", "firstTouchRightRate", "overEscalationRate", "reopenedRate"]}
      />
      <Segmented<SketchKey>
        label={t("resolution.basis")}
        value={basis}
        onValueChange={(next) => ask({ basis: next === "ttr" ? null : next })}
        options={sketchKeys.map((key) => ({ value: key, label: t(`resolution.as.${key}`) }))}
        className="justify-self-start"
      />
      <div className="grid gap-3 xl:grid-cols-2">
        <SpreadCard basis={basis} />
        <HistogramCard basis={basis} />
        <TrendCard
          keys={["firstTouchRightRate", "overEscalationRate"]}
          title={t("resolution.trend")}
          name="first-touch-right"
        />
        <BreakdownCard figure="firstTouchRightRate" name="first-touch-right" />
      </div>
    </>
  );
}

function SpreadCard({ basis }: { basis: SketchKey }) {
  const { data, address, nameOf, listOf } = useReport();
  const t = useTranslations("reports");
  const format = useFormatter();
  const dim = address.by ?? "tier";
  const rows = (data.rows ?? []).filter((row) => (row.times?.[basis].n ?? 0) > 0);
  const ordered = dim === "tier" ? [...rows].sort((a, b) => Number(a.value) - Number(b.value)) : rows;
  const hrefOf = (value: string | null) => listOf(behind[basis], { filters: { [dim]: value } });
  const title = t("resolution.spread", { dim: t(`dim.${dim}`) });
  return (
    <FigureCard
      keys={[`${basis}.50`]}
      name={`${basis}-by-${dim}`}
      title={title}
      note={t("resolution.spreadNote")}
      empty={rows.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("nothing")}</p>}
      figures={{
        columns: [t(`dim.${dim}`), "p25 s", "p50 s", "p75 s", "p90 s", "p95 s", t("tickets")],
        rows: ordered.map(({ value, times }) => {
          const { p25, p50, p75, p90, p95, n } = times![basis];
          return [nameOf(dim, value), p25, p50, p75, p90, p95, n];
        }),
        links: ordered.map(({ value }) => [hrefOf(value)]),
      }}
    >
      <Spread
        label={title}
        unit="seconds"
        words={{
          median: t("part.median", { q: 50 }),
          p90: t("part.quantile", { q: 90 }),
          n: (count) => t("of", { count: format.number(count) }),
        }}
        rows={ordered.slice(0, 15).map(({ value, times }) => ({
          ...times![basis],
          key: value ?? "",
          label: nameOf(dim, value),
          tone: toneOf(dim, value),
          href: hrefOf(value),
        }))}
      />
    </FigureCard>
  );
}

function HistogramCard({ basis }: { basis: SketchKey }) {
  const { data, listOf } = useReport();
  const t = useTranslations("reports");
  const spread = data.times?.total[basis];
  const before = data.times?.before?.[basis];
  const title = t("resolution.histogram");
  return (
    <FigureCard
      keys={[`${basis}.50`]}
      name={`${basis}-distribution`}
      title={title}
      note={t.rich("resolution.histogramNote", {
        count: spread?.n ?? 0,
        link: (words) => (
          <Link href={listOf(behind[basis])} className="underline-offset-3 hover:underline">
            {words}
          </Link>
        ),
      })}
      empty={!spread?.n && <p className="py-6 text-center text-muted text-sm">{t("nothing")}</p>}
      figures={{
        columns: [t("resolution.fromS"), t("resolution.toS"), t("tickets")],
        rows: (spread?.bars ?? []).map((bar) => [bar.fromS, bar.toS, bar.n]),
      }}
    >
      {spread && (
        <Histogram
          label={title}
          bars={spread.bars}
          before={before?.bars ?? null}
          marks={[
            { at: spread.p50, name: t("part.median", { q: 50 }) },
            { at: spread.p90, name: t("part.quantile", { q: 90 }) },
          ]}
          words={{ now: t("tickets"), before: t("beforeColumn"), from: t("resolution.fromS") }}
        />
      )}
    </FigureCard>
  );
}

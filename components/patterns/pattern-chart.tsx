"use client";
import { memo } from "react";
import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import { useFormatter, useTranslations } from "use-intl";
import { axis, ChartFrame, grid, tip } from "@/components/charts/frame";
import type { PatternEvidence } from "@/server/domain/patterns/pattern";
import { useDay } from "./use-claim";

const height = 132;
const margin = { top: 6, right: 8, bottom: 0, left: -22 };

interface Row {
  day: string;
  seen: number;
  expected: number | null;
  total: number | null;
}

/** What was seen, day by day, against what was expected. Only surges and gaps have a course in time. The card around it moves with
 *  the clock, and a chart is much to draw: it is drawn again only when its figures change. */
export const PatternChart = memo(function PatternChart({ evidence: e }: { evidence: PatternEvidence }) {
  const t = useTranslations("patterns.chart");
  const day = useDay();
  const format = useFormatter();
  if (e.kind !== "surge" && e.kind !== "documentation") return null;
  const isSurge = e.kind === "surge";
  const rows: Row[] = isSurge
    ? e.days.map((d) => ({ day: d.day, seen: d.named, expected: d.expected, total: d.total }))
    : e.weeks.map((w) => ({ day: w.day, seen: w.tickets, expected: null, total: null }));
  const number = (n: number) => format.number(n, { maximumFractionDigits: 1 });
  const seen = t(isSurge ? "seen" : "seenWeek");
  return (
    <div>
      <ChartFrame
        height={height}
        label={t(isSurge ? "label" : "labelWeeks")}
        columns={isSurge ? [t("day"), seen, t("expected"), t("total")] : [t("week"), seen]}
        rows={rows.map((r) => [
          day(r.day),
          number(r.seen),
          ...(r.expected === null ? [] : [number(r.expected), number(r.total ?? 0)]),
        ])}
      >
        <ComposedChart data={rows} margin={margin} accessibilityLayer={false}>
          <CartesianGrid {...grid} vertical={false} />
          <XAxis dataKey="day" tickFormatter={day} {...axis} minTickGap={28} />
          <YAxis {...axis} allowDecimals={false} domain={[0, "dataMax"]} />
          <Tooltip
            {...tip}
            isAnimationActive={false}
            labelFormatter={(value) => day(String(value))}
            formatter={(value, name) => [number(Number(value)), name]}
          />
          <Bar
            dataKey="seen"
            name={seen}
            fill="var(--accent)"
            fillOpacity={0.75}
            isAnimationActive={false}
            maxBarSize={18}
          />
          {isSurge && (
            <Line
              dataKey="expected"
              name={t("expected")}
              type="monotone"
              stroke="var(--muted)"
              strokeWidth={1.5}
              strokeDasharray="4 3"
              dot={false}
              isAnimationActive={false}
            />
          )}
        </ComposedChart>
      </ChartFrame>
      <p aria-hidden className="mt-1 flex flex-wrap gap-x-4 text-muted text-xs">
        <span className="inline-flex items-center gap-1.5">
          <span className="size-2.5 rounded-xs bg-accent" /> {seen}
        </span>
        {isSurge && (
          <span className="inline-flex items-center gap-1.5">
            <span className="w-4 border-muted border-t border-dashed" /> {t("expected")}
          </span>
        )}
      </p>
    </div>
  );
});

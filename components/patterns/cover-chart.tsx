"use client";
import { memo } from "react";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { useFormatter, useTranslations } from "use-intl";
import { axis, ChartFrame, grid, tip } from "@/components/charts/frame";
import type { EvidenceOf } from "@/server/domain/patterns/pattern";

const margin = { top: 6, right: 8, bottom: 0, left: -22 };
const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** When tickets come by the hour of the day: those that find somebody, and those that find nobody. */
export const CoverChart = memo(function CoverChart({ evidence: { byHour } }: { evidence: EvidenceOf<"cover"> }) {
  const t = useTranslations("patterns.chart");
  const format = useFormatter();
  const rows = byHour.map((one, hour) => ({ hour: clock(hour), ...one }));
  const parts = [
    { key: "staffed", fill: "var(--accent)", swatch: "bg-accent" },
    { key: "gap", fill: "var(--late)", swatch: "bg-late" },
  ] as const;
  return (
    <div>
      <ChartFrame
        height={132}
        label={t("labelHours")}
        columns={[t("hour"), t("staffed"), t("gap")]}
        rows={rows.map((r) => [r.hour, format.number(r.staffed), format.number(r.gap)])}
      >
        <BarChart data={rows} margin={margin} accessibilityLayer={false}>
          <CartesianGrid {...grid} vertical={false} />
          <XAxis dataKey="hour" {...axis} minTickGap={28} />
          <YAxis {...axis} allowDecimals={false} domain={[0, "dataMax"]} />
          <Tooltip {...tip} isAnimationActive={false} />
          {parts.map(({ key, fill }) => (
            <Bar
              key={key}
              dataKey={key}
              name={t(key)}
              stackId="all"
              fill={fill}
              fillOpacity={0.75}
              isAnimationActive={false}
              maxBarSize={18}
            />
          ))}
        </BarChart>
      </ChartFrame>
      <p aria-hidden className="mt-1 flex flex-wrap gap-x-4 text-muted text-xs">
        {parts.map(({ key, swatch }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <span className={`size-2.5 rounded-xs ${swatch}`} /> {t(key)}
          </span>
        ))}
      </p>
    </div>
  );
});

"use client";
import { CartesianGrid, ComposedChart, Line, ReferenceLine, Scatter, Tooltip, XAxis, YAxis, ZAxis } from "recharts";
import { useFormatter, useTranslations } from "use-intl";
import { axis, below, beside, ChartFrame, chartMargin, grid, tip } from "@/components/charts/frame";
import type { Diagnosis } from "./types";

/** Confidence against how often it was right: on the diagonal a confidence means what it says. */
export function ReliabilityChart({ bins }: { bins: Diagnosis["reliability"] }) {
  const t = useTranslations("understanding.reliability");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent" });
  const data = bins.map((one) => ({ ...one, ideal: one.confidence }));
  return (
    <ChartFrame
      label={t("title")}
      columns={[t("confidence"), t("right"), t("texts")]}
      rows={bins.map((one) => [percent(one.confidence), percent(one.accuracy), String(one.texts)])}
    >
      <ComposedChart data={data} margin={chartMargin} accessibilityLayer={false}>
        <CartesianGrid {...grid} />
        <XAxis
          dataKey="confidence"
          type="number"
          domain={[0, 1]}
          tickFormatter={percent}
          {...axis}
          label={below(t("confidence"))}
        />
        <YAxis type="number" domain={[0, 1]} tickFormatter={percent} {...axis} label={beside(t("right"))} />
        <ZAxis dataKey="texts" range={[40, 400]} name={t("texts")} />
        <Tooltip
          {...tip}
          labelFormatter={(value) => t("at", { percent: percent(Number(value)) })}
          formatter={(value, name) => [name === t("texts") ? value : percent(Number(value)), name]}
        />
        <ReferenceLine
          segment={[
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ]}
          stroke="var(--muted)"
          strokeDasharray="4 4"
        />
        <Line
          dataKey="accuracy"
          name={t("right")}
          stroke="var(--accent)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
        <Scatter dataKey="accuracy" fill="var(--accent)" isAnimationActive={false} tooltipType="none" />
      </ComposedChart>
    </ChartFrame>
  );
}

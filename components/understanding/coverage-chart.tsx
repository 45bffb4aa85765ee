"use client";
import { CartesianGrid, Legend, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { useFormatter, useTranslations } from "use-intl";
import { axis, below, beside, ChartFrame, chartMargin, grid, tip } from "@/components/charts/frame";
import type { Diagnosis } from "./types";

interface Props {
  points: Diagnosis["coverage"];
  bands: { low: number; high: number } | null;
}

/** What a threshold gains in rightness and costs in texts that people must read; the policy's own are marked. */
export function CoverageChart({ points, bands }: Props) {
  const t = useTranslations("understanding.coverage");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent" });
  // Models measured earlier called no text at all right.
  const drawn = points.map((one) => (one.coverage === 0 ? { ...one, accuracy: null } : one));
  const marks = bands ? [["low", bands.low] as const, ["high", bands.high] as const] : [];
  return (
    <ChartFrame
      label={t("title")}
      columns={[t("threshold"), t("covered"), t("right")]}
      rows={drawn
        .filter((_, at) => at % 5 === 0)
        .map((one) => [
          percent(one.threshold),
          percent(one.coverage),
          one.accuracy === null ? "–" : percent(one.accuracy),
        ])}
    >
      <LineChart data={drawn} margin={chartMargin} accessibilityLayer={false}>
        <CartesianGrid {...grid} />
        <XAxis
          dataKey="threshold"
          type="number"
          domain={[0, 1]}
          tickFormatter={percent}
          {...axis}
          label={below(t("threshold"))}
        />
        <YAxis domain={[0, 1]} tickFormatter={percent} {...axis} label={beside(t("share"))} />
        <Tooltip
          {...tip}
          labelFormatter={(value) => t("at", { percent: percent(Number(value)) })}
          formatter={(value, name) => [percent(Number(value)), name]}
        />
        <Legend
          verticalAlign="top"
          iconType="plainline"
          formatter={(name) => <span className="text-muted">{name}</span>}
        />
        {marks.map(([name, x]) => (
          <ReferenceLine
            key={name}
            x={x}
            stroke="var(--warn)"
            strokeDasharray="4 3"
            label={{ value: t(name), position: "insideBottomRight", fill: "var(--warn-text)", fontSize: 11 }}
          />
        ))}
        <Line
          dataKey="accuracy"
          name={t("right")}
          stroke="var(--accent)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="coverage"
          name={t("covered")}
          stroke="var(--assistant)"
          strokeWidth={2}
          strokeDasharray="6 3"
          dot={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ChartFrame>
  );
}

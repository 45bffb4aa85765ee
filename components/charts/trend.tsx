"use client";
import { useRouter } from "next/navigation";
import { CartesianGrid, Line, LineChart, ReferenceArea, Tooltip, XAxis, YAxis } from "recharts";
import { useTranslations } from "use-intl";
import { axis, ChartFrame, chartMargin, grid, tip } from "./frame";
import type { Unit } from "./types";
import { useUnit } from "./use-unit";

export interface Series {
  key: string;
  name: string;
  /** A variable of the theme. */
  tone: string;
  /** The period before and other comparisons: a quiet, broken line. */
  isQuiet?: boolean;
}
export interface TrendPoint {
  key: string;
  /** Of the horizontal axis. */
  label: string;
  values: Record<string, number | null>;
  /** Where its tickets are listed, by the series. */
  hrefs?: Record<string, string | undefined>;
  /** It is not over yet. */
  isRunning?: boolean;
}

interface Props {
  label: string;
  points: readonly TrendPoint[];
  series: readonly Series[];
  unit: Unit;
  height?: number;
  /** The word above the first column of the table behind it. */
  when: string;
}

/** Values over time from zero; a click on a dot leads to its tickets, one beside the dots to those of the first line. Lines are
 *  named below. */
export function Trend({ label, points, series, unit, height = 200, when }: Props) {
  const tell = useUnit();
  const t = useTranslations("charts");
  const router = useRouter();
  const data = points.map(({ label: at, values }) => ({ at, ...values }));
  const isShare = unit === "share";
  const running = points.findIndex((one) => one.isRunning);
  const isLinked = points.some((one) => one.hrefs);
  const open = (index: number | string | null | undefined, key = series[0]?.key) => {
    const href = index == null || key === undefined ? undefined : points[Number(index)]?.hrefs?.[key];
    if (href) router.push(href);
  };
  return (
    <>
      <ChartFrame
        label={label}
        height={height}
        isFilling
        columns={[when, ...series.map((one) => one.name)]}
        rows={points.map((one) => [one.label, ...series.map(({ key }) => tell(unit, one.values[key] ?? null))])}
      >
        <LineChart
          data={data}
          margin={{ ...chartMargin, bottom: 0 }}
          accessibilityLayer={false}
          onClick={({ activeIndex }) => open(activeIndex)}
          style={{ cursor: isLinked ? "pointer" : undefined }}
        >
          <CartesianGrid vertical={false} {...grid} />
          <XAxis dataKey="at" minTickGap={24} {...axis} />
          <YAxis
            width={unit === "seconds" ? 56 : 44}
            domain={[0, isShare ? (max: number) => Math.min(1, max * 1.15 || 1) : unit === "score" ? 5 : "auto"]}
            tickFormatter={(value: number) => tell(unit, value)}
            {...axis}
          />
          {running > 0 && (
            <ReferenceArea
              x1={points[running - 1]!.label}
              x2={points[running]!.label}
              fill="var(--sunken)"
              fillOpacity={1}
              label={{ value: t("soFar"), position: "insideTopRight", fill: "var(--muted)", fontSize: 11 }}
            />
          )}
          <Tooltip {...tip} formatter={(value, name) => [tell(unit, Number(value)), name]} isAnimationActive={false} />
          {series.map(({ key, name, tone, isQuiet }) => (
            <Line
              key={key}
              dataKey={key}
              name={name}
              stroke={isQuiet ? "var(--faint)" : `var(--${tone})`}
              strokeWidth={isQuiet ? 1 : 2}
              strokeDasharray={isQuiet ? "3 3" : undefined}
              dot={points.length < 3}
              activeDot={
                isLinked ? ({ index, ...at }: OpenDot) => <DotOpener {...at} onOpen={() => open(index, key)} /> : true
              }
              type="linear"
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ChartFrame>
      <SeriesNames series={series} />
    </>
  );
}

interface OpenDot {
  index?: number;
  cx?: number;
  cy?: number;
  fill?: string;
}

/** The dot under the pointer, wider than it looks to be hit. The table view leads to the same tickets by keyboard. */
function DotOpener({ cx, cy, fill, onOpen }: Omit<OpenDot, "index"> & { onOpen: () => void }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart is hidden from whoever has no pointer
    <g
      onClick={(event) => {
        // The chart around it would lead to the first line's.
        event.stopPropagation();
        onOpen();
      }}
    >
      <circle cx={cx} cy={cy} r={10} fill="transparent" />
      <circle cx={cx} cy={cy} r={4} fill={fill} stroke="var(--raised)" strokeWidth={2} />
    </g>
  );
}

/** Which line is which, by shape as well as by colour. */
export function SeriesNames({ series }: { series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <ul aria-hidden className="flex flex-wrap gap-x-3 gap-y-0.5 text-muted text-xs">
      {series.map(({ key, name, tone, isQuiet }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span
            className="w-4 border-t-2"
            style={{
              borderColor: isQuiet ? "var(--faint)" : `var(--${tone})`,
              borderStyle: isQuiet ? "dashed" : "solid",
            }}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}

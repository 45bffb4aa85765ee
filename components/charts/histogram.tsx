"use client";
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { axis, ChartFrame, chartMargin, grid, tip } from "./frame";
import { useUnit } from "./use-unit";

export interface HistogramBar {
  fromS: number;
  toS: number;
  n: number;
}
interface Props {
  label: string;
  /** Ascending, on a logarithmic axis, without those of nothing. Seconds. */
  bars: readonly HistogramBar[];
  /** Of the period before, by the same borders. */
  before: readonly HistogramBar[] | null;
  marks: readonly { at: number | null; name: string }[];
  words: { now: string; before: string; from: string };
}

/** How often something took how long; the broken line is the period before. */
export function Histogram({ label, bars, before, marks, words }: Props) {
  const tell = useUnit();
  const byStart = new Map(before?.map((bar) => [bar.fromS, bar.n]));
  const starts = [...new Set([...bars, ...(before ?? [])].map((bar) => bar.fromS))].sort((a, b) => a - b);
  const ofStart = new Map(bars.map((bar) => [bar.fromS, bar.n]));
  const data = starts.map((from) => ({ from, n: ofStart.get(from) ?? 0, before: byStart.get(from) ?? 0 }));
  /** The bar that holds a length of time. */
  const barOf = (at: number) => starts.findLast((from) => from <= at) ?? starts[0];
  return (
    <ChartFrame
      label={label}
      height={200}
      columns={[words.from, words.now, ...(before ? [words.before] : [])]}
      rows={data.map((one) => [tell("seconds", one.from), String(one.n), ...(before ? [String(one.before)] : [])])}
    >
      <ComposedChart
        data={data}
        margin={{ ...chartMargin, top: 16, bottom: 0 }}
        accessibilityLayer={false}
        barCategoryGap={1}
      >
        <CartesianGrid vertical={false} {...grid} />
        <XAxis dataKey="from" tickFormatter={(value: number) => tell("seconds", value)} minTickGap={28} {...axis} />
        <YAxis width={40} allowDecimals={false} {...axis} />
        <Tooltip {...tip} labelFormatter={(value) => tell("seconds", Number(value))} isAnimationActive={false} />
        <Bar dataKey="n" name={words.now} fill="var(--accent)" fillOpacity={0.75} isAnimationActive={false} />
        {before && (
          <Line
            dataKey="before"
            name={words.before}
            stroke="var(--faint)"
            strokeDasharray="3 3"
            strokeWidth={1}
            dot={false}
            type="step"
            isAnimationActive={false}
          />
        )}
        {marks.map(
          ({ at, name }) =>
            at !== null && (
              <ReferenceLine
                key={name}
                x={barOf(at)}
                stroke="var(--ink)"
                strokeDasharray="2 2"
                label={{ value: name, position: "top", fill: "var(--muted)", fontSize: 11 }}
              />
            ),
        )}
      </ComposedChart>
    </ChartFrame>
  );
}

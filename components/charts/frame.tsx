"use client";
import type { ReactNode } from "react";
import { ResponsiveContainer } from "recharts";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

interface Props {
  /** What the chart says, in a sentence. */
  label: string;
  height?: number;
  /** As high as what is around it leaves room, at least `height`. */
  isFilling?: boolean;
  /** The same figures as a table, for whoever cannot see the chart. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  children: ReactNode;
}

/** A chart with its figures as a table behind it. */
export function ChartFrame({ label, height = 240, isFilling, columns, rows, children }: Props) {
  return (
    <figure
      className={cn("m-0", isFilling && "relative max-h-96 flex-1")}
      style={isFilling ? { minHeight: height } : undefined}
    >
      <div
        aria-hidden
        className={cn("text-xs", isFilling && "absolute inset-0")}
        style={isFilling ? undefined : { height }}
      >
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height }}>
          {children as never}
        </ResponsiveContainer>
      </div>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              {columns.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join(" ")}>
                {row.map((cell, at) => (
                  <td key={columns[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

/** How axes, grids and tips look in every chart. */
export const axis = {
  stroke: "var(--line-strong)",
  tick: { fill: "var(--muted)", fontSize: 11 },
  tickLine: false,
} as const;
/** Titles of the axes, and the room that they need. */
const title = (value: string) => ({ value, fill: "var(--muted)", fontSize: 11 });
export const below = (value: string) => ({ ...title(value), position: "insideBottom" as const, offset: -8 });
export const beside = (value: string) => ({
  ...title(value),
  ...{ angle: -90, position: "insideLeft" as const, offset: 12, style: { textAnchor: "middle" as const } },
});
export const chartMargin = { top: 8, right: 12, bottom: 14, left: 0 };
export const grid = { stroke: "var(--line)", strokeDasharray: "2 3" } as const;
export const tip = {
  contentStyle: {
    background: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: 8,
    color: "var(--ink)",
    fontSize: 12,
  },
  itemStyle: { color: "var(--ink)" },
  cursor: { stroke: "var(--line-strong)" },
} as const;

"use client";
import type { ReactNode } from "react";
import { ResponsiveContainer } from "recharts";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

interface Props {
  /** What the chart says, in a sentence. */
  label: string;
  height?: number;
  /** The same figures as a table, for whoever cannot see the chart. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  children: ReactNode;
}

/** A chart with its figures as a table behind it. */
export function ChartFrame({ label, height = 240, columns, rows, children }: Props) {
  return (
    <figure className="m-0">
      <div aria-hidden className="text-xs" style={{ height }}>
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

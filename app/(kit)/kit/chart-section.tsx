"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { Section } from "./section";

const data = [
  { day: "Mon", assistant: 48, t1: 22, t2: 11, t3: 3, late: 2 },
  { day: "Tue", assistant: 55, t1: 19, t2: 9, t3: 4, late: 1 },
  { day: "Wed", assistant: 51, t1: 26, t2: 14, t3: 2, late: 5 },
  { day: "Thu", assistant: 60, t1: 21, t2: 10, t3: 3, late: 0 },
  { day: "Fri", assistant: 44, t1: 18, t2: 8, t3: 2, late: 1 },
];
const lanes = ["assistant", "t1", "t2", "t3", "late"];

export function ChartSection() {
  return (
    <Section title="Chart colours">
      <div className="h-44">
        <ResponsiveContainer>
          <BarChart data={data} margin={{ left: -24, right: 0, top: 4, bottom: 0 }} barGap={1}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="day" tickLine={false} axisLine={false} tick={{ fill: "var(--muted)", fontSize: 11 }} />
            <YAxis tickLine={false} axisLine={false} tick={{ fill: "var(--muted)", fontSize: 11 }} />
            <Tooltip
              cursor={{ fill: "var(--hover)" }}
              contentStyle={{
                background: "var(--raised)",
                border: "1px solid var(--line)",
                borderRadius: 7,
                fontSize: 12,
              }}
            />
            {lanes.map((lane) => (
              <Bar key={lane} dataKey={lane} fill={`var(--${lane})`} radius={[2, 2, 0, 0]} isAnimationActive={false} />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ul className="flex gap-4 text-muted text-xs">
        {lanes.map((lane) => (
          <li key={lane} className="flex items-center gap-1.5">
            <span className="size-2 rounded-[2px]" style={{ background: `var(--${lane})` }} />
            {lane}
          </li>
        ))}
      </ul>
    </Section>
  );
}

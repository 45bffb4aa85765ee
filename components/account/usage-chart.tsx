"use client";
import { Area, AreaChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useFormatter, useTranslations } from "use-intl";
import { recentDays } from "@/server/domain/context/volume";
import type { Usage } from "./types";
import { useAccountWords } from "./use-account-words";

/** One metric over ninety days from zero; the days that its change is told of lie on a band. */
export function UsageChart({ usage }: { usage: Usage }) {
  const t = useTranslations("accounts.usage");
  const words = useAccountWords();
  const format = useFormatter();
  const { days, metric } = usage;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const band = days.at(-recentDays);
  const said = t("chart", {
    metric: words.metric(metric),
    from: words.day(first.day),
    to: words.day(last.day),
    first: format.number(first.value),
    last: format.number(last.value),
  });
  return (
    <div role="img" aria-label={said} className="h-20">
      <ResponsiveContainer initialDimension={{ width: 300, height: 80 }}>
        <AreaChart data={days} margin={{ left: 0, right: 0, top: 4, bottom: 0 }} accessibilityLayer={false}>
          <XAxis dataKey="day" hide />
          <YAxis hide domain={[0, "dataMax"]} />
          {band && <ReferenceArea x1={band.day} x2={last.day} fill="var(--accent)" fillOpacity={0.08} />}
          <Tooltip
            cursor={{ stroke: "var(--line-strong)" }}
            isAnimationActive={false}
            formatter={(value) => [format.number(Number(value)), words.metric(metric)]}
            labelFormatter={(day) => words.day(String(day))}
            contentStyle={{
              background: "var(--raised)",
              border: "1px solid var(--line)",
              borderRadius: 7,
              fontSize: 12,
              padding: "4px 8px",
            }}
            itemStyle={{ color: "var(--ink)" }}
          />
          <Area
            dataKey="value"
            type="monotone"
            stroke="var(--accent)"
            strokeWidth={1.5}
            fill="var(--accent)"
            fillOpacity={0.12}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Unit } from "./types";
import { useUnit } from "./use-unit";

export interface SpreadRow {
  key: string;
  label: string;
  /** A variable of the theme. */
  tone?: string;
  /** Quantiles; null where nothing is known. */
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  n: number;
  /** The median of the period before. */
  before?: number | null;
  href?: string;
}

interface Props {
  label: string;
  rows: readonly SpreadRow[];
  unit: Unit;
  words: { n: (count: number) => string; median: string; p90: string };
}

/** Ends of a logarithmic scale around all values; lengths of time differ by orders of magnitude. */
function scaleOf(rows: readonly SpreadRow[]) {
  const values = rows.flatMap((one) => [one.p25, one.p50, one.p75, one.p90, one.before ?? null]);
  const known = values.filter((one): one is number => one !== null && one > 0);
  const from = Math.log(Math.max(1, Math.min(...known)) * 0.7);
  const to = Math.log(Math.max(...known, 2) * 1.3);
  return (value: number) => `${(100 * Math.max(0, Math.log(Math.max(1, value)) - from)) / (to - from)}%`;
}

/** Distributions side by side: the bar holds the middle half, the dot is the median, the thin line ends where nine of ten are done. */
export function Spread({ label, rows, unit, words }: Props) {
  const tell = useUnit();
  const t = useTranslations("charts");
  const at = scaleOf(rows);
  return (
    <table aria-label={label} className="w-full text-xs">
      <thead className="text-faint">
        <tr>
          <td />
          <td className="w-1/2" />
          <th scope="col" className="px-1 text-right font-normal">
            {words.median}
          </th>
          <th scope="col" className="px-1 text-right font-normal">
            {words.p90}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.key} className={cn("h-6", one.href && "hover:bg-hover")}>
            <th scope="row" className="max-w-36 truncate pr-2 text-left font-normal" title={one.label}>
              {one.href ? (
                <Link href={one.href} className="underline-offset-3 hover:underline">
                  {one.label}
                </Link>
              ) : (
                one.label
              )}
            </th>
            <td>
              {one.p50 !== null && (
                <span aria-hidden className="relative block h-4">
                  <span
                    className="absolute top-1/2 h-px bg-line-control"
                    style={{ left: at(one.p25 ?? one.p50), right: `calc(100% - ${at(one.p90 ?? one.p50)})` }}
                  />
                  <span
                    className="absolute inset-y-1 rounded-xs opacity-45"
                    style={{
                      left: at(one.p25 ?? one.p50),
                      right: `calc(100% - ${at(one.p75 ?? one.p50)})`,
                      background: `var(--${one.tone ?? "accent"})`,
                    }}
                  />
                  {one.before != null && (
                    <span className="absolute inset-y-0 w-0.5 bg-ink/55" style={{ left: at(one.before) }} />
                  )}
                  <span
                    className="absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rounded-full"
                    style={{ left: at(one.p50), background: `var(--${one.tone ?? "accent"})` }}
                  />
                </span>
              )}
            </td>
            <td className="tabular whitespace-nowrap px-1 text-right font-medium">
              {tell(unit, one.p50)}
              {one.before != null && (
                <VisuallyHidden>
                  {" "}
                  {t("was")} {tell(unit, one.before)}
                </VisuallyHidden>
              )}
            </td>
            <td className="tabular whitespace-nowrap px-1 text-right text-muted">{tell(unit, one.p90)}</td>
            <td className="tabular whitespace-nowrap pl-1 text-right text-faint">{words.n(one.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Unit } from "./types";
import { useUnit } from "./use-unit";

export interface Bar {
  key: string;
  label: string;
  value: number | null;
  /** The period before, where it is compared. */
  before?: number | null;
  /** Tickets that the value is made from. */
  n?: number;
  /** A variable of the theme: `t1`, `assistant`, `late` and the like. */
  tone?: string;
  /** Beside the value, quieter. */
  extra?: string;
  /** Where its tickets are listed. */
  href?: string;
}

interface Props {
  bars: readonly Bar[];
  unit: Unit;
  /** Told where a value has too few tickets behind it. */
  label: string;
  /** The end of the scale; by default the longest bar's. */
  most?: number;
}

/** Values side by side from zero, each with its name before it and its figure behind; the quiet mark is the period before. */
export function BarList({ bars, unit, label, most }: Props) {
  const tell = useUnit();
  const t = useTranslations("charts");
  const end = Math.max(most ?? 0, ...bars.flatMap((one) => [one.value ?? 0, one.before ?? 0])) || 1;
  const wide = (value: number) => `${(100 * Math.max(0, value)) / end}%`;
  return (
    <ul aria-label={label} className="grid grid-cols-[fit-content(11rem)_minmax(3rem,1fr)_auto] gap-y-0.5">
      {bars.map((one) => {
        const inner = (
          <>
            <span className="truncate" title={one.label}>
              {one.label}
            </span>
            <span aria-hidden className="relative my-1 h-3.5 min-w-0 rounded-xs bg-sunken">
              <span
                className="absolute inset-y-0 left-0 rounded-xs"
                style={{ width: wide(one.value ?? 0), background: `var(--${one.tone ?? "accent"})` }}
              />
              {one.before != null && (
                <span
                  className="absolute -inset-y-0.5 w-0.5 bg-ink/55"
                  style={{ left: `calc(${wide(one.before)} - 1px)` }}
                />
              )}
            </span>
            <span className="tabular text-right">
              {tell(unit, one.value)}
              {one.extra && <span className="ml-1 text-faint">{one.extra}</span>}
              {one.before != null && (
                <VisuallyHidden>
                  {" "}
                  {t("was")} {tell(unit, one.before)}
                </VisuallyHidden>
              )}
            </span>
          </>
        );
        const row = "col-span-3 grid grid-cols-subgrid items-center gap-x-2 rounded-xs px-1 text-xs";
        return (
          <li key={one.key} className="col-span-3 grid grid-cols-subgrid">
            {one.href ? (
              <Link href={one.href} className={cn(row, "hover:bg-hover")}>
                {inner}
              </Link>
            ) : (
              <div className={row}>{inner}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

"use client";
import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import type { Unit } from "./types";
import { useUnit } from "./use-unit";

interface Props {
  name: string;
  value: number | null;
  before: number | null;
  /** Tickets behind the value before; too few of them say nothing of a change. */
  beforeN?: number;
  unit: Unit;
  /** Whether more is better; null where it is neither. */
  isMoreBetter: boolean | null;
  /** Sample and the like, quieter. */
  note?: ReactNode;
  href?: string;
}

const fewTickets = 30;

/** A number with its change against the period before, in words and shape as well as in colour. */
export function Figure({ name, value, before, beforeN, unit, isMoreBetter, note, href }: Props) {
  const tell = useUnit();
  const t = useTranslations("charts");
  const change = value === null || before === null ? null : value - before;
  const isFew = beforeN !== undefined && beforeN < fewTickets;
  const isBetter = !change || isMoreBetter === null || isFew ? null : change > 0 === isMoreBetter;
  const Arrow = !change ? ArrowRight : change > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <div className="grid content-start gap-0.5 rounded-lg border border-line bg-raised px-3 py-2 shadow-xs">
      <dt className="text-muted text-xs">
        {href ? (
          <Link href={href} className="underline-offset-3 hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </dt>
      <dd className="tabular font-semibold text-lg">{tell(unit, value)}</dd>
      <dd className="flex flex-wrap items-center gap-x-1.5 text-xs">
        {before !== null && (
          <span
            className={cn(
              "inline-flex items-center gap-0.5",
              isBetter === null ? "text-muted" : isBetter ? "text-good-text" : "text-late-text",
            )}
          >
            <Arrow aria-hidden className="size-3.5" />
            {t("before", {
              value: tell(unit, before),
              how: isFew ? "few" : isBetter === null ? "same" : isBetter ? "better" : "worse",
              n: beforeN ?? 0,
            })}
          </span>
        )}
        {note && <span className="text-faint">{note}</span>}
      </dd>
    </div>
  );
}

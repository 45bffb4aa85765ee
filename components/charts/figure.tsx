"use client";
import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import type { Change } from "@/server/domain/analytics/change";
import type { Unit } from "./types";
import { useUnit } from "./use-unit";

interface Props {
  name: string;
  value: number | null;
  before: number | null;
  /** What the change says: see `changeOf`. */
  change: Change | null;
  /** Tickets behind the value before. */
  beforeN: number;
  unit: Unit;
  /** Whether more is better; null where it is neither. */
  isMoreBetter: boolean | null;
  /** Sample and the like, quieter. */
  note?: ReactNode;
  href?: string;
}

/** A number with its change against the period before, in words and shape as well as in colour. */
export function Figure({ name, value, before, change, beforeN, unit, isMoreBetter, note, href }: Props) {
  const tell = useUnit();
  const t = useTranslations("charts");
  const by = value === null || before === null || tell(unit, value) === tell(unit, before) ? 0 : value - before;
  const isJudged = change === "moved" && isMoreBetter !== null && by !== 0;
  const isBetter = isJudged ? by > 0 === isMoreBetter : null;
  const how = by === 0 ? "same" : isJudged ? (isBetter ? "better" : "worse") : (change ?? "unknown");
  const Arrow = by === 0 ? ArrowRight : by > 0 ? ArrowUpRight : ArrowDownRight;
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
            title={how === "chance" ? t("unclear") : undefined}
            className={cn(
              "inline-flex items-center gap-0.5",
              isBetter === null ? "text-muted" : isBetter ? "text-good-text" : "text-late-text",
            )}
          >
            <Arrow aria-hidden className="size-3.5" />
            {t("before", { value: tell(unit, before), how, n: beforeN })}
          </span>
        )}
        {note && <span className="text-faint">{note}</span>}
      </dd>
    </div>
  );
}

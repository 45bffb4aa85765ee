"use client";
import { useFormatter, useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { Meter } from "@/components/ui/meter";
import type { Reason } from "@/server/domain/reasons";
import type { Candidate } from "@/server/domain/triage/understanding";

/** The borders of the bands in force when it was decided, as the band's own reason keeps them. */
export function bandsIn(reasons: readonly Reason[]): { low: number; high: number } | null {
  const params = reasons.find((one) => "high" in one.params && "low" in one.params)?.params;
  return params ? { low: Number(params.low), high: Number(params.high) } : null;
}

interface Props {
  candidates: readonly Candidate[];
  bands: { low: number; high: number } | null;
  names: Names;
}

/** The readings of a message against the borders that its confidence had to pass. */
export function Readings({ candidates, bands, names }: Props) {
  const t = useTranslations("ticket.why");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent" });
  return (
    <ol aria-label={t("readings")} className="grid gap-1">
      {candidates.slice(0, 4).map(({ issueType, probability }, index) => {
        const name = nameOf(issueType, names);
        return (
          <li key={issueType} className="grid grid-cols-[1fr_5rem_2.25rem] items-center gap-2 text-xs">
            <span
              className={
                index === 0
                  ? "truncate font-medium first-letter:uppercase"
                  : "truncate text-muted first-letter:uppercase"
              }
            >
              {name}
            </span>
            <Meter
              value={probability}
              max={1}
              label={t("probability", { name, percent: percent(probability) })}
              tone={index === 0 ? "accent" : "paused"}
              marks={bands ? [bands.low, bands.high] : undefined}
            />
            <span aria-hidden className="tabular text-right text-muted">
              {percent(probability)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

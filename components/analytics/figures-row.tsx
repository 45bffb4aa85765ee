"use client";
import { useFormatter, useTranslations } from "use-intl";
import { Figure as FigureCard } from "@/components/charts/figure";
import type { Unit } from "@/components/charts/types";
import { changeOf, sampleOf } from "@/server/domain/analytics/change";
import { type Figure, figureByKey, type Numbers, ticketsBehind } from "@/server/domain/analytics/figures";
import { isMoreBetter, useFigureWords } from "./figure-words";
import { useReport } from "./report";

export function unitOf(f: Figure): Unit {
  if (f.kind === "quantile") return "seconds";
  if (f.kind === "mean") return f.as === "seconds" ? "seconds" : "score";
  return f.kind;
}

interface Props {
  keys: readonly string[];
  /** Instead of the page's own: numbers that are not of tickets, and lead to none. */
  numbers?: { total: Numbers; before: Numbers | null };
}

/** The page's first figures, each with its change and a way to its tickets. */
export function FiguresRow({ keys, numbers }: Props) {
  const { data, listOf } = useReport();
  const words = useFigureWords();
  const t = useTranslations("reports");
  const format = useFormatter();
  return (
    <dl className="grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-6">
      {keys.map((key) => {
        const f = figureByKey.get(key)!;
        const { total, before: earlier } = numbers ?? data;
        const sketch = f.kind === "quantile" ? f.sketch : null;
        const now = sampleOf(f, total, sketch ? data.times?.total[sketch] : undefined);
        const before = earlier && sampleOf(f, earlier, sketch ? data.times?.before?.[sketch] : undefined);
        const measure = numbers ? null : ticketsBehind(f);
        return (
          <FigureCard
            key={key}
            name={words(key).name}
            value={now.value}
            before={before?.value ?? null}
            change={before && changeOf(f, now, before)}
            beforeN={before?.n ?? 0}
            unit={unitOf(f)}
            isMoreBetter={isMoreBetter(f)}
            note={f.kind === "count" ? undefined : t("sample", { n: now.n, count: format.number(now.n) })}
            href={measure && now.n > 0 ? listOf(measure) : undefined}
          />
        );
      })}
    </dl>
  );
}

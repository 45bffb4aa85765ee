"use client";
import { useFormatter, useTranslations } from "use-intl";
import { Figure as FigureCard } from "@/components/charts/figure";
import type { Unit } from "@/components/charts/types";
import { type Figure, figureByKey, figureValue, type Numbers, ticketsBehind } from "@/server/domain/analytics/figures";
import type { Times } from "@/server/domain/analytics/reading";
import { isMoreBetter, useFigureWords } from "./figure-words";
import { useReport } from "./report";

export function unitOf(f: Figure): Unit {
  if (f.kind === "quantile") return "seconds";
  if (f.kind === "mean") return f.as === "seconds" ? "seconds" : "score";
  return f.kind;
}

/** A figure of all tickets of the page, and its sample. */
export function figureNow(f: Figure, numbers: Numbers | null, times: Times | null | undefined) {
  if (f.kind !== "quantile") return numbers ? figureValue(f, numbers) : { value: null, n: 0 };
  const spread = times?.[f.sketch];
  const q = `p${f.q * 100}` as "p50" | "p75" | "p90";
  return { value: spread?.[q] ?? null, n: spread?.n ?? 0 };
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
        const { value, n } = figureNow(f, total, data.times?.total);
        const before = earlier ? figureNow(f, earlier, data.times?.before) : null;
        const measure = numbers ? null : ticketsBehind(f);
        return (
          <FigureCard
            key={key}
            name={words(key).name}
            value={value}
            before={before?.value ?? null}
            beforeN={f.kind === "count" ? undefined : before?.n}
            unit={unitOf(f)}
            isMoreBetter={isMoreBetter(f)}
            note={f.kind === "count" ? undefined : t("sample", { n, count: format.number(n) })}
            href={measure && n > 0 ? listOf(measure) : undefined}
          />
        );
      })}
    </dl>
  );
}

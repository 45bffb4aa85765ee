"use client";
import { useTranslations } from "use-intl";
import { type Figure, figureByKey } from "@/server/domain/analytics/figures";
import { useReport } from "./report";

type Words = Record<"name" | "definition", string>;

/** A figure's name and what it counts; parts of its key, such as tiers, are told in their own words. */
export function useFigureWords(): (key: string) => Words {
  const t = useTranslations("analytics.figures");
  const parts = useTranslations("reports.part");
  const { nameOf } = useReport();
  return (key) => {
    const [head = "", ...rest] = key.split(/\.(?=\d)/);
    const numbers = rest.join(".").split(".");
    const words = t.raw(head as never) as Words;
    const last = numbers.at(-1) ?? "";
    if (rest.length === 0) return words;
    const isQuantile = figureByKey.get(key)?.kind === "quantile";
    const part = isQuantile
      ? parts(last === "50" ? "median" : "quantile", { q: last })
      : head === "score"
        ? last
        : numbers.map((n) => nameOf("tier", n)).join(" → ");
    return { ...words, name: `${words.name}: ${part}` };
  };
}

/** Whether more of it is better; null where it is neither. */
const better = new Set([
  "firstTouchRightRate",
  "csat",
  "csatEscalated",
  "csatDirect",
  "responseRate",
  "resolutionByAssistant",
  "automation",
  "containment",
]);
const neither = new Set(["tickets", "resolved", "open", "involvement"]);
export function isMoreBetter({ key }: Figure): boolean | null {
  if (neither.has(key) || key.startsWith("at.")) return null;
  return better.has(key) || key.startsWith("attainment");
}

"use client";
import { useTranslations } from "use-intl";
import { type Figure, figures, figureText, ticketsBehind } from "@/server/domain/analytics/figures";

interface Words {
  name: string;
  definition: string;
}

/** A figure's name and what it counts, exactly. */
export function useFigureWords(): (key: string) => Words {
  const t = useTranslations("analytics.figures");
  return (key) => {
    const { text, values } = figureText(key);
    const told = (part: keyof Words) => t(`${text}.${part}` as Parameters<typeof t>[0], values as never);
    return { name: told("name"), definition: told("definition") };
  };
}

/** The figure that tells best which tickets a measure counts; null for one that no figure shows. */
export const figureOf = (measure: string): Figure | null =>
  figures.find((f) => f.kind === "count" && f.of === measure) ??
  figures.find((f) => f.kind === "share" && f.of === measure) ??
  figures.find((f) => ticketsBehind(f) === measure) ??
  null;

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
  "people.acceptanceRate",
  "people.success",
]);
const neither = new Set(["tickets", "resolved", "open", "involvement", "people.tickets"]);
export function isMoreBetter({ key }: Figure): boolean | null {
  if (neither.has(key) || key.startsWith("at.")) return null;
  return better.has(key) || key.startsWith("attainment");
}

"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ChartCard, type ChartCardProps } from "@/components/charts/chart-card";
import { periodText } from "@/server/domain/analytics/address";
import { useFigureWords } from "./figure-words";
import { useReport } from "./report";

interface Props extends Pick<ChartCardProps, "title" | "note" | "figures" | "empty" | "className"> {
  /** Figures whose definitions it shows. */
  keys: readonly string[];
  /** Of its files: what it shows. */
  name: string;
  children: ReactNode;
}

/** A chart of the page's tickets, with the definitions of what it shows. */
export function FigureCard({ keys, name, children, ...card }: Props) {
  const words = useFigureWords();
  const t = useTranslations("reports");
  const { data } = useReport();
  // A figure for each tier has one definition.
  const told = [...new Map(keys.map((key) => [words(key).definition, words(key)])).values()];
  return (
    <ChartCard
      {...card}
      fileName={`baton-${name}-${periodText(data.period).replace("..", "-to-")}`}
      definition={
        <>
          {told.map((one) => (
            <p key={one.definition}>
              <strong className="font-medium text-ink">{one.name}</strong> {one.definition}
            </p>
          ))}
          <p className="text-xs">{t("cohort")}</p>
        </>
      }
    >
      {children}
    </ChartCard>
  );
}

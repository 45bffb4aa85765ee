"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { SimulationResult } from "./types";
import { type Verdict, verdictOf } from "./verdict";

/** What would change, in two sentences. */
export function Headline({ result }: { result: SimulationResult }) {
  const t = useTranslations("simulate.result");
  const format = useFormatter();
  const { differing, arrivals, rows } = result;
  const named = (verdict: Verdict) =>
    format.list(
      rows.filter((row) => verdictOf(row) === verdict).map((row) => t(`measureIn.${row.measure}`)),
      { type: "conjunction" },
    );
  const [better, worse] = [named("better"), named("worse")];
  const said =
    differing === 0 && !better && !worse
      ? [t("same")]
      : !better && !worse
        ? [t("unclear")]
        : [better && t("better", { list: better }), worse && t("worse", { list: worse })];
  return (
    <section aria-label={t("headline", { differing, arrivals })} className="grid gap-1">
      <p className="text-balance font-semibold text-lg tracking-[-0.014em]">{t("headline", { differing, arrivals })}</p>
      <p className="max-w-prose text-muted text-sm">{said.filter(Boolean).join(" ")}</p>
    </section>
  );
}

"use client";
import { useFormatter, useTranslations } from "use-intl";
import { BarList } from "@/components/charts/bar-list";
import { Select } from "@/components/ui/select";
import { type Dim, dims } from "@/server/domain/analytics/fact";
import { figureByKey, figureValue, ticketsBehind } from "@/server/domain/analytics/figures";
import { usualDim } from "@/server/domain/analytics/pageAsk";
import type { Row } from "@/server/domain/analytics/reading";
import { FigureCard } from "./figure-card";
import { useFigureWords } from "./figure-words";
import { unitOf } from "./figures-row";
import { useReport } from "./report";
import { round } from "./trend-card";

interface Props {
  /** A share, a mean or a count. */
  figure: string;
  /** What else may be broken down instead, kept in the address as `rate`. */
  choices?: readonly string[];
  name: string;
  className?: string;
}
const shownRows = 15;

/** The lane's colour where the rows are lanes. */
export const toneOf = (dim: Dim, value: string | null): string | undefined =>
  dim !== "tier"
    ? undefined
    : value === "0"
      ? "assistant"
      : value && ["1", "2", "3"].includes(value)
        ? `t${value}`
        : "paused";

/** A figure by the values of a dimension of one's choice, the largest first by tickets. */
export function BreakdownCard({ figure: usual, choices, name, className }: Props) {
  const { data, address, ask, nameOf, listOf } = useReport();
  const t = useTranslations("reports");
  const words = useFigureWords();
  const format = useFormatter();
  const figure = choices?.find((key) => key === address.rate) ?? usual;
  const f = figureByKey.get(figure)!;
  const isThere = (key: string) => key === figure || (figureValue(figureByKey.get(key)!, data.total).value ?? 0) > 0;
  const dim = address.by ?? usualDim[data.page] ?? "issueType";
  const rows = (data.rows ?? []).filter((row) => (row.numbers.tickets ?? 0) > 0);
  const hrefOf = ({ value }: Row) => listOf(ticketsBehind(f) ?? "tickets", { filters: { [dim]: value } });
  const told = rows.map((row) => ({ row, ...figureValue(f, row.numbers) }));
  const title = t("figureBy", { figure: words(figure).name, dim: t(`dim.${dim}`) });
  return (
    <FigureCard
      keys={[figure]}
      name={`${name}-by-${dim}`}
      title={title}
      className={className}
      note={
        <span className="mt-1 flex flex-wrap gap-1.5">
          {choices && (
            <Select
              aria-label={t("rate")}
              value={figure}
              onValueChange={(value) => ask({ rate: value === usual ? null : value })}
              className="w-44"
              options={choices.filter(isThere).map((key) => ({ value: key, label: words(key).name }))}
            />
          )}
          <Select
            aria-label={t("breakdown")}
            value={dim}
            onValueChange={(value) => ask({ by: value })}
            className="w-44"
            options={dims.map((one) => ({ value: one, label: t(`byDim.${one}`) }))}
          />
        </span>
      }
      empty={rows.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("nothing")}</p>}
      figures={{
        columns: [t(`dim.${dim}`), words(figure).name, t("sampleColumn"), t("tickets"), t("beforeColumn")],
        rows: told.map(({ row, value, n }) => [
          nameOf(dim, row.value),
          round(value),
          n,
          row.numbers.tickets ?? 0,
          row.before ? round(figureValue(f, row.before).value) : null,
        ]),
        links: rows.map((row) => [hrefOf(row)]),
      }}
    >
      <BarList
        label={title}
        unit={unitOf(f)}
        bars={told.slice(0, shownRows).map(({ row, value, n }) => ({
          key: row.value ?? "",
          label: nameOf(dim, row.value),
          value,
          before: row.before ? figureValue(f, row.before).value : null,
          extra: f.kind === "count" ? undefined : t("of", { count: format.number(n) }),
          tone: toneOf(dim, row.value),
          href: hrefOf(row),
        }))}
      />
      {told.length > shownRows && (
        <p className="pt-1 text-faint text-xs">{t("moreRows", { count: told.length - shownRows })}</p>
      )}
    </FigureCard>
  );
}

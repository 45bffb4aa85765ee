"use client";
import { ArrowDown, ArrowUp, CircleHelp, Equal } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import type { MeasureRow, SimulationResult } from "./types";
import { useMeasure } from "./use-measure";
import { byVerdict, type Verdict, verdictOf } from "./verdict";

const tones: Record<Verdict, BadgeTone> = {
  better: "good",
  worse: "late",
  unclear: "neutral",
  same: "outline",
  other: "accent",
};

function VerdictBadge({ row }: { row: MeasureRow }) {
  const t = useTranslations("simulate.result.changes");
  const verdict = verdictOf(row);
  const Icon = { same: Equal, unclear: CircleHelp }[verdict as "same" | "unclear"];
  const Way = row.change.value > 0 ? ArrowUp : ArrowDown;
  return (
    <Badge tone={tones[verdict]}>
      {Icon ? <Icon aria-hidden /> : <Way aria-hidden />}
      {t(verdict)}
    </Badge>
  );
}

/** What becomes better and worse, each number beside what it is now, with how sure it is. */
export function ChangesTable({ result }: { result: SimulationResult }) {
  const t = useTranslations("simulate.result");
  const tell = useMeasure(result.arrivals);
  const { arrivals, fates, recounted } = result;
  const within = (row: MeasureRow, value: { low: number; high: number }, isChange: boolean) =>
    value.high > value.low && (
      <span className="block whitespace-nowrap text-faint text-xs">
        {t("changes.within", {
          low: tell(row.measure, value.low, isChange),
          high: tell(row.measure, value.high, isChange),
        })}
      </span>
    );
  return (
    <Panel title={t("changes.title")} flush>
      <p className="px-3 py-2 text-muted text-xs">{t("changes.note", { arrivals, ...fates })}</p>
      <Table aria-label={t("changes.title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("changes.measure")}</HeaderCell>
            <HeaderCell numeric>{t("changes.change")}</HeaderCell>
            <HeaderCell className="max-sm:hidden">{t("changes.verdict")}</HeaderCell>
            <HeaderCell numeric>{t("changes.published")}</HeaderCell>
            <HeaderCell numeric>{t("changes.draft")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {byVerdict(result.rows).map((row) => (
            <tr
              key={row.measure}
              className="border-line border-b align-top last:border-b-0 hover:bg-hover [&>*]:px-3 [&>*]:py-1.5"
            >
              <th scope="row" className="min-w-40 text-left font-normal">
                {t(`measure.${row.measure}`)}
                <span className="block text-faint text-xs">
                  {row.isEstimated ? (
                    <>
                      <span className="font-medium text-warn-text">{t("changes.estimated")}</span>{" "}
                      {t("changes.basis", { sample: row.sample ?? 0 })}
                    </>
                  ) : (
                    t("changes.exact")
                  )}
                </span>
              </th>
              <td className="tabular text-right font-medium">
                {tell(row.measure, row.change.value, true)}
                {within(row, row.change, true)}
                {/* On a phone the verdict stands with its number: a column of its own would be out of sight. */}
                <span className="mt-0.5 block sm:hidden">
                  <VerdictBadge row={row} />
                </span>
              </td>
              <td className="max-sm:hidden">
                <VerdictBadge row={row} />
              </td>
              <td className="tabular text-right">
                {tell(row.measure, row.published.value)}
                {within(row, row.published, false)}
              </td>
              <td className="tabular text-right">
                {tell(row.measure, row.draft.value)}
                {within(row, row.draft, false)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="max-w-prose border-line border-t px-3 py-2 text-muted text-xs">
        {t("changes.explain")}
        {recounted > 0 && ` ${t("changes.recounted", { count: recounted })}`}
      </p>
    </Panel>
  );
}

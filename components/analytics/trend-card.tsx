"use client";
import { useFormatter, useTranslations } from "use-intl";
import { type Series, Trend } from "@/components/charts/trend";
import { useServerTime } from "@/components/time/server-clock";
import { type Figure, figureByKey, figureValue, ticketsBehind } from "@/server/domain/analytics/figures";
import { addDays, startOfDay } from "@/server/domain/analytics/period";
import { FigureCard } from "./figure-card";
import { useFigureWords } from "./figure-words";
import { unitOf } from "./figures-row";
import { useReport } from "./report";

interface Props {
  keys: readonly string[];
  title: string;
  name: string;
  className?: string;
}
const tones = ["accent", "assistant", "t1", "t3"];

/** Figures over the period's days, weeks or months. */
export function TrendCard({ keys, title, name, className }: Props) {
  const { data, listOf } = useReport();
  const t = useTranslations("reports");
  const words = useFigureWords();
  const format = useFormatter();
  const { zone } = data.period;
  const now = useServerTime()();
  const shown = keys.map((key) => figureByKey.get(key)!);
  const unit = unitOf(shown[0]!);
  const utc = (day: string) => new Date(`${day}T00:00:00Z`);
  const label = ({ from }: { from: string }) =>
    format.dateTime(utc(from), {
      ...(data.unit === "month" ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" }),
      timeZone: "UTC",
    });
  type Slot = (typeof data.series)[number];
  const valueIn = (f: Figure, slot: Slot) => figureValue(f, slot.numbers).value;
  /** Nothing is behind a zero. */
  const hrefOf = (f: Figure, slot: Slot) =>
    valueIn(f, slot) ? listOf(ticketsBehind(f) ?? "tickets", { period: slot }) : undefined;
  const points = data.series.map((slot) => ({
    key: slot.from,
    label: label(slot),
    values: Object.fromEntries(shown.map((f) => [f.key, valueIn(f, slot)])),
    hrefs: Object.fromEntries(shown.map((f) => [f.key, hrefOf(f, slot)])),
    isRunning: now >= startOfDay(slot.from, zone) && now < startOfDay(slot.to, zone),
  }));
  const series: Series[] = shown.map((f, at) => ({ key: f.key, name: words(f.key).name, tone: tones[at % 4]! }));
  const isEmpty = points.every((one) => Object.values(one.values).every((value) => value === null));
  return (
    <FigureCard
      keys={keys}
      name={name}
      title={title}
      className={className}
      note={t(`by.${data.unit}`)}
      empty={isEmpty && <p className="py-6 text-center text-muted text-sm">{t("nothing")}</p>}
      figures={{
        columns: [t("firstDay"), t("lastDay"), ...series.map((one) => one.name), t("tickets")],
        rows: data.series.map((slot) => [
          slot.from,
          addDays(slot.to, -1),
          ...shown.map((f) => round(valueIn(f, slot))),
          slot.numbers.tickets ?? 0,
        ]),
        links: data.series.map((slot) => {
          const all = slot.numbers.tickets ? listOf("tickets", { period: slot }) : undefined;
          return [undefined, undefined, ...shown.map((f) => hrefOf(f, slot)), all];
        }),
      }}
    >
      <Trend label={title} points={points} series={series} unit={unit} when={t("firstDay")} />
    </FigureCard>
  );
}

/** For files: as exact as anybody needs. */
export const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);

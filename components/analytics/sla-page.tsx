"use client";
import { useFormatter, useTranslations } from "use-intl";
import { BarList } from "@/components/charts/bar-list";
import { StackList } from "@/components/charts/stack-list";
import { type PromiseOutcome, promiseColumns } from "@/server/domain/analytics/fact";
import { figureByKey, figureValue } from "@/server/domain/analytics/figures";
import { humanTiers } from "@/server/domain/analytics/measures";
import { BreakdownCard, toneOf } from "./breakdown-card";
import { FigureCard } from "./figure-card";
import { FiguresRow } from "./figures-row";
import { useReport } from "./report";
import { round, TrendCard } from "./trend-card";

/** Which promises were kept, and who spent the time in which they were not. */
export function SlaPage() {
  const t = useTranslations("reports");
  return (
    <>
      <FiguresRow keys={["tickets", ...promiseColumns.map((m) => `attainment.${m}`)]} />
      <div className="grid gap-3 xl:grid-cols-2">
        <OutcomesCard />
        <BudgetCard />
        <TrendCard
          keys={["attainment.firstResponse", "attainment.resolution"]}
          title={t("sla.trend")}
          name="attainment"
        />
        <BreakdownCard figure="attainment.resolution" name="attainment-resolution" />
      </div>
    </>
  );
}

/** Colour and order of what became of promises; void ones count neither way. */
const outcomes: readonly { key: PromiseOutcome; tone: string }[] = [
  { key: "met", tone: "good" },
  { key: "late", tone: "late" },
  { key: "running", tone: "warn" },
  { key: "void", tone: "paused" },
];

function OutcomesCard() {
  const { data, listOf } = useReport();
  const t = useTranslations("reports");
  const sla = useTranslations("sla.metric");
  const metric = (of: (typeof promiseColumns)[number]) => sla(`${of}.long`);
  const at = (key: string) => data.total[key] ?? 0;
  const told = promiseColumns.filter((m) => at(`${m}.any`) > 0);
  return (
    <FigureCard
      keys={promiseColumns.map((m) => `attainment.${m}`)}
      name="promises"
      title={t("sla.outcomes")}
      note={t("sla.outcomesNote")}
      empty={told.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("sla.noPromises")}</p>}
      figures={{
        columns: [t("sla.promise"), ...outcomes.map(({ key }) => t(`sla.outcome.${key}`)), t("share")],
        rows: told.map((m) => [
          metric(m),
          ...outcomes.map(({ key }) => at(`${m}.${key}`)),
          round(figureValue(figureByKey.get(`attainment.${m}`)!, data.total).value),
        ]),
      }}
    >
      <StackList
        label={t("sla.outcomes")}
        rows={told.map((m) => ({
          key: m,
          label: metric(m),
          parts: outcomes.map(({ key, tone }) => ({
            key,
            tone,
            name: t(`sla.outcome.${key}`),
            value: at(`${m}.${key}`),
            href: listOf(`${m}.${key}`),
          })),
        }))}
      />
    </FigureCard>
  );
}

function BudgetCard() {
  const { data, nameOf, listOf } = useReport();
  const t = useTranslations("reports");
  const format = useFormatter();
  const at = (key: string) => data.total[key] ?? 0;
  const told = humanTiers.filter((k) => at(`budget.${k}`) > 0);
  const over = (k: number, numbers = data.total) => figureValue(figureByKey.get(`budgetOver.${k}`)!, numbers).value;
  const spent = (k: number) => figureValue(figureByKey.get(`budgetSpent.${k}`)!, data.total).value;
  return (
    <FigureCard
      keys={["budgetOver.1", "budgetSpent.1"]}
      name="tier-budgets"
      title={t("sla.budgets")}
      note={t("sla.budgetsNote")}
      empty={told.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("sla.noBudgets")}</p>}
      figures={{
        columns: [t("dim.tier"), t("tickets"), t("sla.overShare"), t("sla.spentShare")],
        rows: told.map((k) => [nameOf("tier", String(k)), at(`budget.${k}`), round(over(k)), round(spent(k))]),
      }}
    >
      <BarList
        label={t("sla.budgets")}
        unit="share"
        bars={told.map((k) => ({
          key: String(k),
          label: nameOf("tier", String(k)),
          tone: toneOf("tier", String(k)),
          value: over(k),
          before: data.before ? over(k, data.before) : null,
          extra: t("sla.spent", { share: spent(k) ?? 0, count: format.number(at(`budget.${k}`)) }),
          href: listOf(`budget.${k}.over`),
        }))}
      />
    </FigureCard>
  );
}

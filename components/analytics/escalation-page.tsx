"use client";
import { useTranslations } from "use-intl";
import { Funnel } from "@/components/charts/funnel";
import { Matrix } from "@/components/charts/matrix";
import { figureByKey, figureValue, passingRates } from "@/server/domain/analytics/figures";
import { stageNumbers } from "@/server/domain/analytics/measures";
import { compose } from "@/server/domain/analytics/parts";
import { BreakdownCard, toneOf } from "./breakdown-card";
import { FigureCard } from "./figure-card";
import { FiguresRow } from "./figures-row";
import { useReport } from "./report";
import { round, TrendCard } from "./trend-card";

/** How work goes from the assistant up the tiers and from team to team, and where it goes in circles. */
export function EscalationPage() {
  const t = useTranslations("reports");
  return (
    <>
      <FiguresRow
        keys={["tickets", "escalationRate", "handoffsEach", "handedOffShare", "circularShare", "revisitShare"]}
      />
      <div className="grid gap-3 xl:grid-cols-2">
        <StagesCard />
        <TrendCard keys={["escalationRate", "handedOffShare"]} title={t("escalation.trend")} name="escalation-rate" />
        <BreakdownCard figure="escalationRate" choices={passingRates} name="escalation-rate" />
        <FlowCard />
      </div>
    </>
  );
}

function StagesCard() {
  const { data, nameOf, listOf } = useReport();
  const t = useTranslations("reports");
  const used = stageNumbers.filter((k) => (data.total[`at.${k}`] ?? 0) > 0);
  const top = Math.max(...used, 0);
  const shown = stageNumbers.slice(0, top + 1);
  const share = (k: number, m: number, numbers = data.total) => {
    const over = numbers[`at.${k}`] ?? 0;
    return over > 0 ? (numbers[`move.${k}.${m}`] ?? 0) / over : null;
  };
  const people = figureByKey.get("assistantToHuman")!;
  const toPeople = {
    key: "0.people",
    name: t("escalation.toPeople"),
    value: data.total.toHuman ?? 0,
    share: figureValue(people, data.total).value,
    before: data.before ? figureValue(people, data.before).value : null,
    href: listOf("toHuman"),
  };
  const waysOf = (k: number) => [
    ...(k === 0 && toPeople.value > 0 ? [toPeople] : []),
    ...shown
      .filter((m) => m !== k && (data.total[`move.${k}.${m}`] ?? 0) > 0)
      .map((m) => ({
        key: `${k}.${m}`,
        name: t(m > k ? "escalation.up" : "escalation.down", { to: nameOf("tier", String(m)) }),
        value: data.total[`move.${k}.${m}`] ?? 0,
        share: share(k, m),
        before: data.before ? share(k, m, data.before) : null,
        href: listOf(`move.${k}.${m}`),
      })),
  ];
  return (
    <FigureCard
      keys={["at.1", "rate.1.2", "assistantToHuman"]}
      name="stages"
      title={t("escalation.stages")}
      note={t("escalation.stagesNote")}
      empty={used.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("nothing")}</p>}
      figures={{
        columns: [t("from"), t("to"), t("tickets"), t("share")],
        rows: shown.flatMap((k) => [
          [nameOf("tier", String(k)), null, data.total[`at.${k}`] ?? 0, null],
          ...waysOf(k).map((way) => [nameOf("tier", String(k)), way.name, way.value, round(way.share)]),
        ]),
      }}
    >
      <Funnel
        label={t("escalation.stages")}
        unit="count"
        last={t("escalation.last")}
        stages={shown.map((k) => ({
          key: String(k),
          name: nameOf("tier", String(k)),
          tone: toneOf("tier", String(k)) ?? "accent",
          value: data.total[`at.${k}`] ?? 0,
          href: listOf(`at.${k}`),
          ways: waysOf(k),
        }))}
      />
    </FigureCard>
  );
}

function FlowCard() {
  const { data, nameOf, listOf } = useReport();
  const t = useTranslations("reports");
  const flow = data.flow ?? [];
  const name = (team: string) => nameOf("team", team);
  const weight = new Map<string, number>();
  for (const { from, to, tickets } of flow) {
    for (const team of [from, to]) weight.set(team, (weight.get(team) ?? 0) + tickets);
  }
  const teams = [...weight]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12)
    .map(([id]) => id);
  const left = weight.size - teams.length;
  const circular = figureValue(figureByKey.get("circularShare")!, data.total);
  return (
    <FigureCard
      keys={["handedOffShare", "circularShare", "circularTwiceShare", "revisitShare"]}
      name="flow"
      title={t("escalation.flow")}
      note={t("escalation.flowNote", { count: data.total.circular ?? 0, n: circular.n })}
      empty={flow.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("escalation.noFlow")}</p>}
      figures={{
        columns: [t("from"), t("to"), t("tickets"), t("escalation.mutual")],
        rows: flow.map((one) => [name(one.from), name(one.to), one.tickets, t(one.isMutual ? "yes" : "no")]),
      }}
    >
      <Matrix
        label={t("escalation.flow")}
        fromWord={t("from")}
        toWord={t("to")}
        names={teams.map((id) => ({ id, name: name(id) }))}
        cells={flow.map((one) => ({
          from: one.from,
          to: one.to,
          value: one.tickets,
          isLit: one.isMutual,
          said: t("escalation.pair", {
            from: name(one.from),
            to: name(one.to),
            count: one.tickets,
            how: one.isMutual ? "mutual" : "single",
          }),
          href: listOf("flow", { item: compose(one.from, one.to) }),
        }))}
      />
      {left > 0 && <p className="pt-1 text-faint text-xs">{t("escalation.moreTeams", { count: left })}</p>}
    </FigureCard>
  );
}

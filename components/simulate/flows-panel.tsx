"use client";
import { useTranslations } from "use-intl";
import { BarList } from "@/components/charts/bar-list";
import { nameOf } from "@/components/reasons/words";
import { Panel } from "@/components/ui/card";
import type { SimulationNames, SimulationResult } from "./types";

const most = 20;

/** From which team to which tickets would have gone. */
export function FlowsPanel({ flows, names }: { flows: SimulationResult["flows"]; names: SimulationNames }) {
  const t = useTranslations("simulate.result.flows");
  const name = (team: string) => nameOf(team, names.teams);
  return (
    <Panel title={t("title")} note={t("note")}>
      {flows.length === 0 ? (
        <p className="text-muted text-sm">{t("none")}</p>
      ) : (
        <BarList
          label={t("label")}
          unit="count"
          bars={flows.slice(0, most).map(({ from, to, tickets }) => ({
            key: `${from}/${to}`,
            label: t("row", { from: name(from), to: name(to) }),
            value: tickets,
          }))}
        />
      )}
    </Panel>
  );
}

"use client";
import { useFormatter, useTranslations } from "use-intl";
import { BarList } from "@/components/charts/bar-list";
import { nameOf } from "@/components/reasons/words";
import { Panel } from "@/components/ui/card";
import type { SimulationNames, SimulationResult } from "./types";

const tones: Record<number, string> = { 1: "t1", 2: "t2", 3: "t3" };

/** People's work by team and tier: the tried policy as a bar, the published one as a mark. */
export function LoadPanel({ load, names }: { load: SimulationResult["load"]; names: SimulationNames }) {
  const t = useTranslations("simulate.result.load");
  const format = useFormatter();
  const share = (x: number) => format.number(x, { style: "percent", maximumFractionDigits: 0 });
  const hours = (minutes: number) => format.number(minutes / 60, { maximumFractionDigits: 0 });
  const within = ({ low, high }: { low: number; high: number }) => ({ low: hours(low), high: hours(high) });
  const rows = load.filter((one) => one.minutes.published.value + one.minutes.draft.value >= 1);
  return (
    <Panel title={t("title")} note={t("note")}>
      {rows.length === 0 ? (
        <p className="text-muted text-sm">{t("none")}</p>
      ) : (
        <>
          <BarList
            label={t("label")}
            unit="count"
            bars={rows.map(({ team, tier, minutes, busy }) => ({
              key: `${team}/${tier}`,
              label: t("row", { team: nameOf(team, names.teams), tier }),
              value: minutes.draft.value / 60,
              before: minutes.published.value / 60,
              tone: tones[tier] ?? "t3",
              extra: busy
                ? t("busy", { ...within(minutes.draft), share: share(busy.draft) })
                : t("hours", within(minutes.draft)),
            }))}
          />
          <p className="mt-2 text-faint text-xs">{t("busyNote")}</p>
        </>
      )}
    </Panel>
  );
}

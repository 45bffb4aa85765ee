"use client";
import { useTranslations } from "use-intl";
import { Panel } from "@/components/ui/card";
import { useChoices } from "./use-choices";

const facts = ["starts", "stops", "pauses", "assistant"] as const;

/** What each clock counts, for whoever sets its target. */
export function ClockTable() {
  const t = useTranslations("promises.clocks");
  const { metrics } = useChoices();
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3">
        {metrics.map(({ value: metric, label }) => (
          <section key={metric} className="grid gap-0.5 text-xs">
            <h3 className="font-semibold text-sm">{label}</h3>
            <dl className="grid grid-cols-[5.5rem_1fr] gap-x-2 gap-y-0.5">
              {facts.map((fact) => (
                <div key={fact} className="col-span-2 grid grid-cols-subgrid">
                  <dt className="text-faint">{t(fact)}</dt>
                  <dd className="text-muted">{t(`${metric}.${fact}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="text-muted text-xs">{t("ends")}</p>
      </div>
    </Panel>
  );
}

"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { DecimalField } from "@/components/document-form/fields";
import { valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { defaultRoutingWeights } from "@/server/domain/assignment/snapshot";
import { useChoices } from "../promises/use-choices";
import { isRow } from "../read";

const parts = ["severity", "urgency", "frustration", "gate", "slaSlack"] as const;

/** What priority is made of, in points. */
export function PriorityPanel() {
  const t = useTranslations("canvas.priority");
  const { segmentChoices } = useChoices();
  return (
    <Panel title={t("title")} note={t("note")}>
      <fieldset className="grid min-w-0 gap-3">
        <legend className="sr-only">{t("title")}</legend>
        <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3">
          {parts.map((name) => (
            <DecimalField
              key={name}
              path={["priority", name]}
              label={t(name)}
              hint={t(`${name}Hint`)}
              least={0}
              most={100}
            />
          ))}
          <DecimalField path={["priority", "importanceK"]} label={t("k")} hint={t("kHint")} least={0} most={4} />
        </div>
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-xs">{t("segments")}</legend>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            {segmentChoices.map(({ value, label }) => (
              <DecimalField key={value} path={["priority", "segment", value]} label={label} least={0} most={100} />
            ))}
          </div>
        </fieldset>
        <PlaceFindings path={["priority"]} />
      </fieldset>
    </Panel>
  );
}

const weights = [
  "abandonCost",
  "lateCapHours",
  "misrouteMinutes",
  "handoffMinutes",
  "failedShare",
  "slowdownPerOpenTicket",
  "dueSpreadMinutes",
  "helpDownFreeShare",
  "helpDownAfterMinutes",
  "preferredBonus",
  "switchMargin",
] as const;

/** The planner's weights that differ from its own. */
export function RoutingPanel() {
  const t = useTranslations("canvas.routing");
  const { document, isReadOnly, set } = useDocumentForm();
  const routing = valueAt(document, ["routing"]);
  const own = isRow(routing) ? routing : {};
  const drop = (name: string) =>
    set(["routing"], Object.fromEntries(Object.entries(own).filter(([key]) => key !== name)));
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        {weights.map((name) =>
          name in own ? (
            <div key={name} className="flex items-end gap-2">
              <DecimalField
                path={["routing", name]}
                label={t(`weight.${name}`)}
                least={0}
                most={10_000}
                className="min-w-0 flex-1"
              />
              {!isReadOnly && (
                <Button
                  variant="ghost"
                  aria-label={t("resetOf", { name: t(`weight.${name}`) })}
                  onClick={() => drop(name)}
                >
                  {t("reset")}
                </Button>
              )}
            </div>
          ) : (
            <div key={name} className="flex items-center gap-2">
              <p className="min-w-0 flex-1">
                <span className="block font-medium text-xs">{t(`weight.${name}`)}</span>
                <span className="tabular text-muted text-sm">
                  {t("standard", { value: defaultRoutingWeights[name] })}
                </span>
              </p>
              {!isReadOnly && (
                <Button
                  variant="ghost"
                  aria-label={t("changeOf", { name: t(`weight.${name}`) })}
                  onClick={() => set(["routing", name], defaultRoutingWeights[name])}
                >
                  {t("change")}
                </Button>
              )}
            </div>
          ),
        )}
      </div>
      <PlaceFindings path={["routing"]} />
    </Panel>
  );
}

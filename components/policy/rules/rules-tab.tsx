"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/document-form/fields";
import { Panel } from "@/components/ui/card";
import { ActionsPanel } from "./actions-panel";
import { AssistantFields } from "./assistant-fields";
import { ContextPanels } from "./context-panel";
import { GatesFields } from "./gates-panel";
import { FeaturesPanel, SeverityPanel, UnderstandingPanel } from "./reading-panels";
import { ThresholdFields } from "./threshold-fields";
import { TiersPanel } from "./tiers-panel";
import { PriorityPanel, RoutingPanel } from "./weights-panels";

/** What decides for the whole desk: gates, thresholds, weights, how messages are read, what the assistant says. */
export function RulesTab({ findings }: { findings: ReactNode }) {
  const t = useTranslations("canvas");
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_21rem] 2xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 items-start gap-3">
        <div className="grid min-w-0 items-start gap-3 lg:grid-cols-2">
          <Panel title={t("gates.title")} note={t("gates.note")}>
            <GatesFields />
          </Panel>
          <div className="grid min-w-0 gap-3">
            <Panel title={t("thresholds.title")} note={t("thresholds.note")}>
              <ThresholdFields />
            </Panel>
            <Panel title={t("deskName.title")} note={t("deskName.note")}>
              <TextField path={["name"]} label={t("deskName.label")} />
            </Panel>
          </div>
        </div>
        <PriorityPanel />
        <TiersPanel />
        <RoutingPanel />
        <Panel title={t("assistant.title")} note={t("assistant.note")}>
          <AssistantFields />
        </Panel>
        <ActionsPanel />
        <UnderstandingPanel />
        <SeverityPanel />
        <FeaturesPanel />
        <ContextPanels />
      </div>
      <div className="grid min-w-0 gap-3">{findings}</div>
    </div>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { AlarmsPanel } from "./alarms-panel";
import { BudgetsPanel } from "./budgets-panel";
import { ClockTable } from "./clock-table";
import { CostsPanel } from "./costs-panel";
import { DestinationsPanel } from "./destinations-panel";
import { DutyPanel } from "./duty-panel";
import { PausesPanel } from "./pauses-panel";
import { PreviewPanel } from "./preview-panel";
import { TargetsPanel } from "./targets-panel";
import { WarningsPanel } from "./warnings-panel";

interface Props {
  findings: ReactNode;
  /** Of a draft: its text as it is edited, for the preview. null = a published version. */
  text: string | null;
}

/** Everything that decides by when: to edit in a draft, to read in a version. */
export function PromisesTab({ findings, text }: Props) {
  const t = useTranslations("promises");
  const people = useQuery(useTRPC().people.list.queryOptions()).data?.data ?? [];
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_21rem] 2xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-3">
        {text !== null && <Callout>{t("whatFollows")}</Callout>}
        <TargetsPanel />
        <WarningsPanel />
        <BudgetsPanel />
        <PausesPanel />
        <CostsPanel />
        <AlarmsPanel />
        <DestinationsPanel />
        <DutyPanel people={people} />
      </div>
      <div className="grid min-w-0 gap-3">
        {text !== null && <PreviewPanel text={text} />}
        {findings}
        <ClockTable />
      </div>
    </div>
  );
}

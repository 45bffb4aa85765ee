"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { Panel } from "@/components/ui/card";
import { LastResortFields } from "../canvas/end-fields";
import { OwnershipTable } from "./ownership-table";
import { RulesPanel } from "./rules-panel";

/** Who owns what: rules before the issue types' own owners, and what becomes of what nobody owns. */
export function OwnershipTab({ findings }: { findings: ReactNode }) {
  const { document } = useDocumentForm();
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_21rem] 2xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-3">
        <RulesPanel />
        <OwnershipTable document={document} />
      </div>
      <div className="grid min-w-0 gap-3">
        {findings}
        <EndPanel />
      </div>
    </div>
  );
}

/** How often a ticket may change teams, and where its way ends. */
function EndPanel() {
  const t = useTranslations("policy.ownership.end");
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3">
        <LastResortFields />
      </div>
    </Panel>
  );
}

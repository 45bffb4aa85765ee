"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { PageHeader } from "@/components/ui/page-header";
import { DraftsPanel } from "./drafts-panel";
import { PolicyInForce } from "./policy-in-force";
import { ShadowsPanel } from "./shadow/shadows-panel";
import { StartDraftButton } from "./start-draft-button";
import { VersionsPanel } from "./versions-panel";

/** The policy in force, drawn, what is being edited, and its history. `canEdit`: admins edit and publish, leads read. */
export function PolicyPage({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("policy");
  const trpc = useTRPC();
  const { versions, drafts } = useSuspenseQuery(trpc.policy.list.queryOptions()).data.data;
  const version = versions[0]?.version;
  return (
    <>
      <PageHeader
        title={t("title")}
        state={version === undefined ? t("none") : t("state", { version, drafts: drafts.length })}
        live={<LiveIndicator />}
        actions={canEdit && version !== undefined && <StartDraftButton version={version} />}
      />
      <div className="grid gap-3 p-3 md:p-4">
        {version !== undefined && <PolicyInForce version={version} />}
        <DraftsPanel drafts={drafts} canEdit={canEdit} />
        <ShadowsPanel />
        <VersionsPanel versions={versions} canPublish={canEdit} />
      </div>
    </>
  );
}

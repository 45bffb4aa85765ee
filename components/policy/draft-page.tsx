"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { AssistantRulesPanel } from "./assistant-rules";
import { DifferenceTable } from "./difference-table";
import { DocumentEditor } from "./document-editor";
import { DocumentView } from "./document-view";
import { DraftActions } from "./draft-actions";
import { Findings } from "./findings";
import { OwnershipTable } from "./ownership-table";
import { PlaybookTable } from "./playbook-table";

/** One draft: its text, what it would change, whether it is safe. */
export function DraftPage({ id, canEdit }: { id: string; canEdit: boolean }) {
  const t = useTranslations("policy");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const draft = useSuspenseQuery(trpc.policy.draft.queryOptions({ id })).data.data;
  const { versions, drafts } = useSuspenseQuery(trpc.policy.list.queryOptions()).data.data;
  const [isDirty, setDirty] = useState(false);
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);

  const name = drafts.find((one) => one.id === id)?.name ?? "";
  const current = versions[0]?.version ?? draft.basedOn;
  const { document, differences, check, articles, revision, basedOn } = draft;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb label={common("breadcrumb")} crumbs={[{ label: t("title"), href: "/policy" }, { label: name }]} />
        }
        title={t("draft.title", { name })}
        state={t("draft.state", { revision, basedOn })}
        actions={
          canEdit && (
            <DraftActions
              id={id}
              name={name}
              changes={differences.length}
              errors={check.errors.length}
              isDirty={isDirty}
            />
          )
        }
      />
      <div className="grid items-start gap-3 p-3 md:p-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-3">
          {current > basedOn && <Callout tone="warn" title={t("draft.stale", { version: current })} />}
          {canEdit ? (
            // Drawn anew once the browser is awake: only it knows text that was not saved.
            <DocumentEditor key={String(isAwake)} id={id} draft={draft} isAwake={isAwake} onDirtyChange={setDirty} />
          ) : (
            <>
              <Callout title={t("draft.readOnly")} />
              <DocumentView document={document} />
            </>
          )}
          <OwnershipTable document={document} />
        </div>
        <div className="grid min-w-0 gap-3">
          <Findings check={check} />
          <DifferenceTable differences={differences} against={basedOn} />
        </div>
        <div className="grid min-w-0 gap-3 xl:col-span-2">
          <PlaybookTable document={document} articles={articles} />
          <AssistantRulesPanel document={document} />
        </div>
      </div>
    </>
  );
}

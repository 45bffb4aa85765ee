"use client";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { slugOf } from "@/server/domain/policy/slug";
import { AssistantRulesPanel } from "./assistant-rules";
import { DifferenceTable } from "./difference-table";
import { DocumentEditor } from "./document-editor";
import { DocumentView } from "./document-view";
import { DraftActions } from "./draft-actions";
import { Findings } from "./findings";
import { OwnershipTable } from "./ownership/ownership-table";
import { PlaybookTable } from "./playbook-table";
import { PolicyTabs } from "./policy-tabs";
import { ProposalCallout } from "./proposal-callout";
import { DraftWhatIf, ProposalWhatIf } from "./proposal-what-if";
import { EditorsNote } from "./publishing/editors-note";
import { GoneCallout } from "./publishing/gone-callout";
import { PlanCallout } from "./publishing/plan-callout";
import { UpToDate } from "./publishing/up-to-date";
import { SaveBar } from "./save-bar";
import type { PolicyDraft } from "./types";
import { useDraftKeys } from "./use-draft-keys";
import { type DraftSaving, useDraftSaving } from "./use-draft-saving";
import { type History, useHistory } from "./use-history";

interface Props {
  id: string;
  canEdit: boolean;
  canSimulate: boolean;
}

/** One draft: its text and its forms, what it would change, whether it is safe. */
export function DraftPage({ id, canEdit: mayEdit, canSimulate }: Props) {
  const t = useTranslations("policy");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const draft = useSuspenseQuery(trpc.policy.draft.queryOptions({ id })).data.data;
  const { versions } = useSuspenseQuery(trpc.policy.list.queryOptions()).data.data;
  const saving = useDraftSaving(id, draft);
  const history = useHistory(saving.text, saving.edit);
  const current = versions[0]?.version ?? draft.basedOn;
  const { name, check, revision, basedOn, plan } = draft;
  const end = useQuery(trpc.policy.draftEnd.queryOptions({ id })).data?.data ?? null;
  // Whoever ends it here is led away, and need not be told.
  const [isEnding, setEnding] = useState(false);
  const isGone = end !== null && !isEnding;
  // What is planned comes into force as it is. What was written on a draft that is gone stays until somebody decides about it;
  // only what is no JSON must be mended first.
  const canEdit = mayEdit && plan === null && (!isGone || saving.syntax !== null);
  const isOwn = canEdit || isGone;
  useDraftKeys(canEdit && !isGone, { save: saving.save, undo: history.undo, redo: history.redo });
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        // On a phone its buttons take two lines: it scrolls away.
        className="max-md:static"
        breadcrumb={
          <Breadcrumb label={common("breadcrumb")} crumbs={[{ label: t("title"), href: "/policy" }, { label: name }]} />
        }
        title={t("draft.title", { name })}
        state={t("draft.state", { revision, basedOn })}
        actions={
          mayEdit &&
          !isGone && (
            <DraftActions
              id={id}
              draft={draft}
              isDirty={saving.isDirty}
              isStale={current > basedOn}
              onEnding={setEnding}
            />
          )
        }
      />
      <div className="flex-1">
        {/* What is not said leaves no gap: the note of other editors is there, empty, before anybody comes. */}
        <div className="grid px-3 *:not-empty:mt-3 md:px-4">
          {isGone && <GoneCallout id={id} name={name} end={end} saving={saving} canEdit={mayEdit} />}
          <EditorsNote id={id} isChanging={saving.isDirty} canEdit={canEdit && !isGone} />
          {plan && !isGone && <PlanCallout id={id} plan={plan} canEdit={mayEdit} />}
          {current > basedOn && !isGone && (
            <UpToDate id={id} current={current} isDirty={saving.isDirty} canEdit={canEdit} />
          )}
          {draft.proposal && !isGone && (
            <ProposalCallout id={id} draft={draft} proposal={draft.proposal} current={current} canEdit={canEdit}>
              {canSimulate && <ProposalWhatIf id={id} patternId={draft.proposal.patternId} />}
            </ProposalCallout>
          )}
          {!draft.proposal && !isGone && canSimulate && <DraftWhatIf id={id} />}
        </div>
        <PolicyTabs
          document={isOwn ? saving.document : draft.document}
          check={isOwn ? saving.check : check}
          isTyped={isOwn && saving.isTyped}
          isJudging={isOwn && saving.isJudging}
          onChange={canEdit && saving.isAwake ? saving.change : undefined}
          text={saving.text}
          history={canEdit ? history : undefined}
        >
          <DocumentTab draft={draft} saving={saving} history={history} canEdit={canEdit} isGone={isGone} />
        </PolicyTabs>
      </div>
      {canEdit && !isGone && <SaveBar saving={saving} draft={draft} />}
    </div>
  );
}

interface TabProps {
  draft: PolicyDraft;
  saving: DraftSaving;
  history: History;
  canEdit: boolean;
  isGone: boolean;
}

function DocumentTab({ draft, saving, history, canEdit, isGone }: TabProps) {
  const t = useTranslations("policy");
  const fileName = `policy-draft-${slugOf(draft.name) || "unnamed"}`;
  const { differences, articles, basedOn } = draft;
  const isOwn = canEdit || isGone;
  const document = isGone ? saving.document : draft.document;
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-3">
        {canEdit ? (
          <DocumentEditor saving={saving} history={history} fileName={fileName} />
        ) : (
          <>
            {!isGone && <Callout title={t("draft.readOnly")} />}
            <DocumentView document={document} fileName={fileName} />
          </>
        )}
        <OwnershipTable document={document} />
      </div>
      <div className="grid min-w-0 gap-3">
        <Findings
          check={isOwn ? saving.check : draft.check}
          isTyped={isOwn && saving.isTyped}
          isJudging={isOwn && saving.isJudging}
          fault={isOwn ? saving.syntax : null}
        />
        <DifferenceTable differences={differences} against={basedOn} />
      </div>
      <div className="grid min-w-0 gap-3 xl:col-span-2">
        <PlaybookTable document={document} articles={articles} />
        <AssistantRulesPanel document={document} />
      </div>
    </div>
  );
}

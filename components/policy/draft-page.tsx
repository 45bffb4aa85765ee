"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { slugOf } from "@/components/document-form/path";
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
import { OwnershipTable } from "./ownership/ownership-table";
import { PlaybookTable } from "./playbook-table";
import { PolicyTabs } from "./policy-tabs";
import { ProposalCallout } from "./proposal-callout";
import { DraftWhatIf, ProposalWhatIf } from "./proposal-what-if";
import { EditorsNote } from "./publishing/editors-note";
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
  // What is planned comes into force as it is.
  const canEdit = mayEdit && plan === null;
  useDraftKeys(canEdit, { save: saving.save, undo: history.undo, redo: history.redo });
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        breadcrumb={
          <Breadcrumb label={common("breadcrumb")} crumbs={[{ label: t("title"), href: "/policy" }, { label: name }]} />
        }
        title={t("draft.title", { name })}
        state={t("draft.state", { revision, basedOn })}
        actions={mayEdit && <DraftActions id={id} draft={draft} isDirty={saving.isDirty} isStale={current > basedOn} />}
      />
      <div className="flex-1">
        <div className="grid gap-3 px-3 pt-3 md:px-4">
          <EditorsNote id={id} isChanging={saving.isDirty} canEdit={canEdit} />
          {plan && <PlanCallout id={id} plan={plan} canEdit={mayEdit} />}
          {current > basedOn && <UpToDate id={id} current={current} isDirty={saving.isDirty} canEdit={canEdit} />}
          {draft.proposal && (
            <ProposalCallout id={id} draft={draft} proposal={draft.proposal} current={current} canEdit={canEdit}>
              {canSimulate && <ProposalWhatIf id={id} patternId={draft.proposal.patternId} />}
            </ProposalCallout>
          )}
          {!draft.proposal && canSimulate && <DraftWhatIf id={id} />}
        </div>
        <PolicyTabs
          document={canEdit ? saving.document : draft.document}
          check={canEdit ? saving.check : check}
          isTyped={canEdit && saving.isTyped}
          isJudging={canEdit && saving.isJudging}
          onChange={canEdit && saving.isAwake ? saving.change : undefined}
          text={saving.text}
          history={canEdit ? history : undefined}
        >
          <DocumentTab draft={draft} saving={saving} history={history} canEdit={canEdit} />
        </PolicyTabs>
      </div>
      {canEdit && <SaveBar saving={saving} revision={revision} />}
    </div>
  );
}

interface TabProps {
  draft: PolicyDraft;
  saving: DraftSaving;
  history: History;
  canEdit: boolean;
}

function DocumentTab({ draft, saving, history, canEdit }: TabProps) {
  const t = useTranslations("policy");
  const fileName = `policy-draft-${slugOf(draft.name) || "unnamed"}`;
  const { document, differences, articles, basedOn } = draft;
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-3">
        {canEdit ? (
          <DocumentEditor saving={saving} history={history} fileName={fileName} />
        ) : (
          <>
            <Callout title={t("draft.readOnly")} />
            <DocumentView document={document} fileName={fileName} />
          </>
        )}
        <OwnershipTable document={document} />
      </div>
      <div className="grid min-w-0 gap-3">
        <Findings
          check={canEdit ? saving.check : draft.check}
          isTyped={canEdit && saving.isTyped}
          isJudging={canEdit && saving.isJudging}
          fault={canEdit ? saving.syntax : null}
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

"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SaveRow } from "@/components/edit/save-row";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { useDateTime } from "@/components/ui/use-date-time";
import { MergeSaved } from "./publishing/merge-saved";
import type { PolicyDraft } from "./types";
import type { DraftSaving } from "./use-draft-saving";

/** Under every tab of a draft: whether it is saved, and the button that does it. */
export function SaveBar({ saving, draft }: { saving: DraftSaving; draft: PolicyDraft }) {
  const t = useTranslations("policy.draft");
  const { isDirty, isBehind, failure, busy, save } = saving;
  return (
    <div className="sticky bottom-0 z-10 grid gap-2 border-line border-t bg-surface px-3 py-2 md:px-4">
      {isBehind && <BehindCallout saving={saving} draft={draft} />}
      {failure && (
        <Callout tone="late" title={failure} live>
          {t("failed")}
        </Callout>
      )}
      <SaveRow
        state={t(isDirty ? "unsaved" : "upToDate")}
        save={t("save")}
        busy={busy}
        canSave={isDirty && !isBehind}
        onSave={save}
      />
    </div>
  );
}

/** Somebody saved the same draft: who and when, and the three ways to go on. */
function BehindCallout({ saving, draft }: { saving: DraftSaving; draft: PolicyDraft }) {
  const t = useTranslations("policy.draft");
  const dateTime = useDateTime();
  const [isMerging, setMerging] = useState(false);
  const { revision, savedBy, savedAt } = draft;
  const name = savedBy ?? t("somebody");
  const { document, base } = saving;
  // A text that is no JSON has no places to bring together.
  const canMerge = document !== null && base !== null;
  return (
    <Callout
      tone="warn"
      live
      title={t("behindTitle", { revision, name, at: dateTime(savedAt, { timeStyle: "short", dateStyle: "medium" }) })}
    >
      {t("behindText", { canMerge: String(canMerge) })}
      {/* Below the text: beside it they would leave it no room on a phone. */}
      <div className="mt-1.5 flex flex-wrap gap-2">
        {canMerge && (
          <Button size="sm" onClick={() => setMerging(true)}>
            {t("mergeBoth")}
          </Button>
        )}
        <Button size="sm" onClick={saving.takeTheirs}>
          {t("takeTheirs")}
        </Button>
        <Button size="sm" onClick={saving.keepMine}>
          {t("keepMine")}
        </Button>
      </div>
      <DialogRoot open={isMerging && canMerge} onOpenChange={setMerging}>
        {isMerging && canMerge && (
          <MergeSaved base={base} mine={document} theirs={draft.document} name={name} onMerged={saving.merge} />
        )}
      </DialogRoot>
    </Callout>
  );
}

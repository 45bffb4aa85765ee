"use client";
import { useTranslations } from "use-intl";
import { SaveRow } from "@/components/edit/save-row";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { DraftSaving } from "./use-draft-saving";

/** Under every tab of a draft: whether it is saved, and the button that does it. */
export function SaveBar({ saving, revision }: { saving: DraftSaving; revision: number }) {
  const t = useTranslations("policy.draft");
  const { isDirty, isBehind, failure, busy, save } = saving;
  return (
    <div className="sticky bottom-0 z-10 grid gap-2 border-line border-t bg-surface px-3 py-2 md:px-4">
      {isBehind && (
        <Callout
          tone="warn"
          live
          title={t("behindTitle", { revision })}
          actions={
            <span className="flex flex-wrap gap-2">
              <Button size="sm" onClick={saving.takeTheirs}>
                {t("takeTheirs")}
              </Button>
              <Button size="sm" onClick={saving.keepMine}>
                {t("keepMine")}
              </Button>
            </span>
          }
        >
          {t("behindText")}
        </Callout>
      )}
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

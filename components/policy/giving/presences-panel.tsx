"use client";
import { useTranslations } from "use-intl";
import { CheckField, TextField } from "@/components/document-form/fields";
import { ListPanel } from "@/components/document-form/list-panel";
import { freeId } from "@/components/document-form/path";

/** The desk's own presences beside the standard ones. */
export function PresencesPanel() {
  const t = useTranslations("policy.giving.presences");
  return (
    <ListPanel
      list={["presence", "custom"]}
      title={t("title")}
      note={t("note")}
      empty={t("empty")}
      named="name"
      heard={(name) => t("row", { name })}
      add={t("add")}
      row={(rows) => ({ id: freeId(rows, "presence"), name: "", receivesWork: false })}
    >
      {(row) => (
        <div className="flex min-w-0 flex-1 items-end gap-3">
          <TextField path={[...row, "name"]} label={t("name")} className="min-w-0 flex-1 sm:max-w-xs" />
          <span className="flex min-h-ctl items-center">
            <CheckField path={[...row, "receivesWork"]} label={t("receives")} />
          </span>
        </div>
      )}
    </ListPanel>
  );
}

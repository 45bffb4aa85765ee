"use client";
import { useTranslations } from "use-intl";
import { ChoiceField, TextField } from "@/components/document-form/fields";
import { ListPanel } from "@/components/document-form/list-panel";
import { freeId } from "@/components/document-form/path";

const kinds = ["email", "chat", "webhook"] as const;

/** Where messages about alarms may go. */
export function DestinationsPanel() {
  const t = useTranslations("promises.destinations");
  return (
    <ListPanel
      list={["destinations"]}
      title={t("title")}
      note={t("note")}
      empty={t("empty")}
      named="id"
      heard={(id) => t("row", { id })}
      add={t("add")}
      row={(rows) => ({ id: freeId(rows, "destination"), name: "", kind: "email", address: "" })}
    >
      {(row) => (
        <div className="grid flex-1 gap-2 sm:grid-cols-[1fr_8rem_2fr]">
          <TextField path={[...row, "name"]} label={t("name")} />
          <ChoiceField
            path={[...row, "kind"]}
            label={t("kind")}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <TextField path={[...row, "address"]} label={t("address")} />
        </div>
      )}
    </ListPanel>
  );
}

"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, TextField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { freeId, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";

const list = ["destinations"];

/** Where messages about alarms may go. */
export function DestinationsPanel() {
  const t = useTranslations("promises.destinations");
  const { document } = useDocumentForm();
  const rows = rowsAt(document, list);
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3">
        {rows.length === 0 && <p className="text-muted text-sm">{t("empty")}</p>}
        {rows.map(({ index, key }) => {
          const row = [...list, index];
          const id = String(valueAt(document, [...row, "id"]) ?? index + 1);
          return (
            <fieldset key={key} className="grid gap-1">
              <legend className="sr-only">{t("row", { id })}</legend>
              <div className="flex items-start gap-2">
                <div className="grid flex-1 gap-2 sm:grid-cols-[1fr_8rem_2fr]">
                  <TextField path={[...row, "name"]} label={t("name")} />
                  <ChoiceField
                    path={[...row, "kind"]}
                    label={t("kind")}
                    options={(["email", "chat", "webhook"] as const).map((value) => ({
                      value,
                      label: t(`kinds.${value}`),
                    }))}
                  />
                  <TextField path={[...row, "address"]} label={t("address")} />
                </div>
                <RowButtons list={list} index={index} name={id} />
              </div>
              <PlaceFindings path={row} />
            </fieldset>
          );
        })}
        <span>
          <AddButton
            list={list}
            row={(rows) => ({ id: freeId(rows, "destination"), name: "", kind: "email", address: "" })}
          >
            {t("add")}
          </AddButton>
        </span>
      </div>
    </Panel>
  );
}

"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { TextField, WholeField } from "@/components/document-form/fields";
import { ListPanel } from "@/components/document-form/list-panel";
import { freeId, type Path, valueAt } from "@/components/document-form/path";
import { WordsField } from "@/components/document-form/words-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const list = ["assistant", "actions"];

/** What the assistant may do in other systems before it answers. */
export function ActionsPanel() {
  const t = useTranslations("canvas.actions");
  return (
    <ListPanel
      list={list}
      title={t("title")}
      note={t("note")}
      empty={t("empty")}
      named="id"
      heard={(name) => t("row", { name })}
      add={t("add")}
      row={(rows) => ({
        id: freeId(rows, "action"),
        name: t("newName"),
        url: "https://",
        timeoutSeconds: 10,
        expect: { field: "ok", equals: true },
        returns: [],
      })}
    >
      {(row) => (
        <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
          <TextField path={[...row, "id"]} label={t("id")} />
          <TextField path={[...row, "name"]} label={t("name")} />
          <TextField path={[...row, "url"]} label={t("url")} className="sm:col-span-2" />
          <WholeField path={[...row, "timeoutSeconds"]} label={t("timeout")} least={1} most={30} />
          <TextField path={[...row, "expect", "field"]} label={t("field")} />
          <EqualsField path={[...row, "expect", "equals"]} />
          <WordsField path={[...row, "returns"]} label={t("returns")} hint={t("returnsHint")} />
        </div>
      )}
    </ListPanel>
  );
}

/** A text, a number, or true and false, as JSON would have them. */
function EqualsField({ path }: { path: Path }) {
  const t = useTranslations("canvas.actions");
  const { document, isReadOnly, set } = useDocumentForm();
  const value = valueAt(document, path);
  const shown = value === undefined ? "" : String(value);
  if (isReadOnly) return <p className="text-sm">{shown}</p>;
  const read = (text: string): unknown => {
    if (text === "true" || text === "false") return text === "true";
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  };
  return (
    <Field label={t("equals")}>
      {(control) => <Input {...control} value={shown} onChange={({ target }) => set(path, read(target.value))} />}
    </Field>
  );
}

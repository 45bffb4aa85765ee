"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, MinutesField, WholeField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { listAt, type Path, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { useTRPC } from "@/components/trpc/provider";
import { Checkbox } from "@/components/ui/checkbox";
import { isRow, rows, text } from "../read";

/** The steps that resolve an issue type without a person. */
export function PlaybookFields({ row }: { row: Path }) {
  const t = useTranslations("canvas.playbook");
  const trpc = useTRPC();
  const { document, isReadOnly, set } = useDocumentForm();
  const path = [...row, "playbook"];
  const isOn = isRow(valueAt(document, path));
  const articles =
    useQuery({
      ...trpc.knowledge.list.queryOptions({ search: "", state: "published", issueType: null }),
      enabled: isOn,
    }).data?.data.articles ?? [];
  const choices = articles.map(({ id, title }) => ({ value: id, label: title.map((part) => part.text).join("") }));
  const list = [...path, "articles"];
  const chosen = listAt(document, list);
  const free = choices.find((one) => !chosen.includes(one.value));
  const actions = rows(valueAt(document, ["assistant", "actions"])).flatMap((one) => {
    const id = text(one.id);
    return id ? [{ value: id, label: text(one.name) || id }] : [];
  });
  const fresh = { articles: [], action: null, followUpMinutes: 1440, closeMinutes: 2880, turnLimit: 2 };
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{t("title")}</legend>
      <Checkbox
        label={t("has")}
        checked={isOn}
        disabled={isReadOnly}
        onCheckedChange={(on) => set(path, on === true ? fresh : null)}
      />
      {isOn && (
        <div className="grid gap-2 rounded-md border border-line bg-sunken p-2">
          {rowsAt(document, list).map(({ index, key }) => (
            <div key={key} className="flex items-end gap-1">
              <ChoiceField
                path={[...list, index]}
                label={t("article", { number: index + 1 })}
                options={choices}
                say={(id) => t("unknown", { id: id.slice(0, 8) })}
                className="min-w-0 flex-1"
              />
              <RowButtons list={list} index={index} name={t("article", { number: index + 1 })} isOrdered />
            </div>
          ))}
          {free && chosen.length < 5 && (
            <span>
              <AddButton list={list} row={() => free.value}>
                {t("addArticle")}
              </AddButton>
            </span>
          )}
          <PlaceFindings path={list} />
          <ChoiceField path={[...path, "action"]} label={t("action")} options={actions} none={t("noAction")} />
          <div className="grid grid-cols-3 items-start gap-2">
            <MinutesField path={[...path, "followUpMinutes"]} label={t("followUp")} />
            <MinutesField path={[...path, "closeMinutes"]} label={t("close")} />
            <WholeField path={[...path, "turnLimit"]} label={t("turns")} least={1} most={5} />
          </div>
        </div>
      )}
      <PlaceFindings path={path} />
    </fieldset>
  );
}

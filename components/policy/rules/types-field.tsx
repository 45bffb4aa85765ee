"use client";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { listAt, type Path, pathText, without } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { useChoices } from "../promises/use-choices";

/** Any of the policy's issue types. What the document names and the policy does not have stays in sight, by its id. */
export function TypesField({ path, label }: { path: Path; label: string }) {
  const t = useTranslations("canvas.context");
  const { document, isReadOnly, set } = useDocumentForm();
  const { types } = useChoices();
  const chosen = listAt(document, path).map(String);
  const free = types.filter((one) => !chosen.includes(one.value));
  const nameOf = (id: string) => types.find((one) => one.value === id)?.label ?? t("unknownType", { id });
  return (
    <fieldset data-place={pathText(path)} className="grid min-w-0 content-start gap-1">
      <legend className="font-medium text-xs">{label}</legend>
      <ul className="flex flex-wrap gap-1">
        {chosen.map((id, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the same one may be named twice
            key={`${i}${id}`}
            className="inline-flex min-h-6 items-center gap-0.5 rounded-full border border-line bg-sunken pl-2 text-xs"
          >
            <span className="wrap-anywhere pr-1">{nameOf(id)}</span>
            {!isReadOnly && (
              <IconButton
                size="sm"
                label={t("removeType", { name: nameOf(id) })}
                onClick={() => set(path, without(chosen, i))}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && free.length > 0 && (
        <Select
          // Drawn anew with each choice, so that it asks for the next one.
          key={chosen.length}
          value=""
          aria-label={t("addType")}
          placeholder={t("addType")}
          options={free}
          onValueChange={(next) => set(path, [...chosen, next])}
        />
      )}
      <PlaceFindings path={path} />
    </fieldset>
  );
}

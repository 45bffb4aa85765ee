"use client";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { languageName, languageOptions } from "./language-words";

interface Props {
  languages: readonly string[];
  onChange: (languages: string[]) => void;
  /** What is meant where nothing is chosen. */
  desk: readonly string[];
  fault?: string;
}

/** What somebody speaks. */
export function LanguagesField({ languages, onChange, desk, fault }: Props) {
  const t = useTranslations("people.languages");
  return (
    <fieldset className="grid gap-1">
      <legend className="font-medium text-xs">{t("title")}</legend>
      <p className="text-muted text-xs">
        {t(languages.length > 0 ? "note" : "none", { languages: desk.map(languageName).join(", ") })}
      </p>
      <div className="flex flex-wrap items-center gap-1.5">
        {languages.map((code) => (
          <button
            key={code}
            type="button"
            aria-label={t("remove", { language: languageName(code) })}
            onClick={() => onChange(languages.filter((one) => one !== code))}
            className="inline-flex h-ctl-sm items-center gap-1 rounded-full border border-line-strong px-2.5 text-xs hover:bg-hover [&_svg]:size-3.5"
          >
            {languageName(code)}
            <X aria-hidden className="text-faint" />
          </button>
        ))}
        <Select
          // Drawn anew after each choice: it adds, and keeps nothing.
          key={languages.join()}
          aria-label={t("add")}
          placeholder={t("add")}
          className="w-44"
          onValueChange={(code) => onChange([...languages, code])}
          options={languageOptions.filter((one) => !languages.includes(one.value))}
        />
      </div>
      {fault && (
        <p role="alert" className="text-late-text text-xs">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

import { languageCodes } from "@/server/domain/people/languages";

const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

export const languageName = (code: string): string => names.of(code) ?? code;

/** All languages by name. */
export const languageOptions = languageCodes
  .map((code) => ({ value: code, label: languageName(code) }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));

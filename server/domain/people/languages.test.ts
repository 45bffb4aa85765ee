import { expect, it } from "vitest";
import { isLanguage, languageCodes, languageOf, speaks, spokenBy } from "./languages";

it("knows the languages that the runtime can name, each once", () => {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  expect(languageCodes.filter((code) => names.of(code) === undefined)).toEqual([]);
  expect(new Set(languageCodes).size).toBe(languageCodes.length);
  expect(isLanguage("de")).toBe(true);
  expect(isLanguage("DE")).toBe(false);
});

it("a language is a capability of its own kind, which no skill is taken for", () => {
  expect(languageOf(speaks("de"))).toBe("de");
  expect(languageOf("de")).toBeNull();
});

it("whoever says nothing speaks what the desk speaks", () => {
  expect(spokenBy([], ["en", "fr"])).toEqual(["en", "fr"]);
  expect(spokenBy(["de"], ["en"])).toEqual(["de"]);
});

import { languageOf } from "@/server/domain/people/languages";
import type { Reason } from "@/server/domain/reasons";
import { type Names, nameOf } from "./words";

/** Parameters that hold the id of a team or an issue type. */
const idParams = new Set(["team", "issueType", "first", "second", "instead", "calendar"]);

const namesOf = (ids: string, names: Names) =>
  ids
    .split(", ")
    .map((id) => nameOf(id, names))
    .join(" + ");

const languageNames = new Intl.DisplayNames("en", { type: "language" });

/** What somebody must be able to do, in words: a language by its name. */
const skillWords = (ids: string, names: Names) =>
  ids
    .split(", ")
    .map((id) => {
      const language = languageOf(id);
      return language === null ? nameOf(id, names) : (languageNames.of(language) ?? language);
    })
    .join(", ");

/** The parameters of a reason as its sentence wants them: names instead of ids, metrics in words, and for a change of band the direction in
 *  which the confidence would have had to move. */
export function sentenceParams({ params }: Reason, names: Names): Record<string, string | number> {
  const named = Object.entries(params).map(([key, value]): [string, string | number] => {
    if (typeof value === "boolean") return [key, String(value)];
    if (key === "issueTypes") return [key, namesOf(String(value), names)];
    if (key === "skills") return [key, skillWords(String(value), names)];
    if (key === "metric") return [key, String(value).replace(/[_.-]+/g, " ")];
    return [key, idParams.has(key) && typeof value === "string" ? nameOf(value, names) : value];
  });
  const direction = Number(params.confidence) >= Number(params.high) ? "down" : "up";
  return Object.fromEntries([...named, ["direction", direction]]);
}

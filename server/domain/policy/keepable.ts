/** The largest document that is read, in bytes of its JSON. */
export const largestDocument = 10 * 1024 * 1024;
/** Real documents are some ten levels deep. */
const deepest = 64;

/** Whether it is nested deeper than any document is, so that nothing that walks through it may be tried. */
export const isTooDeep = (value: unknown, left = deepest): boolean =>
  typeof value === "object" &&
  value !== null &&
  (left === 0 || Object.values(value).some((one) => isTooDeep(one, left - 1)));

/** What keeps a document from being stored, and where. */
export interface Unkeepable {
  path: string;
  what: string;
  fix: string;
}

const fixText = "Type the text again without it.";

function textFault(text: string): string | null {
  if (text.includes("\u0000")) return "it holds a NUL character, which the database cannot keep";
  return text.isWellFormed() ? null : "it holds half of a character (a lone surrogate), which the database cannot keep";
}

/** Texts that the database cannot keep, and depths that no document has, each by its place; the first `most` of them. Total
 *  over anything that JSON or YAML can say. */
export function unkeepable(document: unknown, most = 20): Unkeepable[] {
  const found: Unkeepable[] = [];
  // The way to where it looks: most documents are sound, so that a place is only written when there is something to say.
  const way: string[] = [];
  const place = (depth = way.length) =>
    way.slice(0, depth).join(".").toWellFormed().replaceAll("\u0000", "�") || "(document)";
  const look = (value: unknown): void => {
    if (found.length >= most) return;
    if (typeof value === "string") {
      const what = textFault(value);
      if (what) found.push({ path: place(), what, fix: fixText });
    } else if (typeof value === "object" && value !== null) {
      if (way.length >= deepest) {
        // What refers to itself has no end, and ends here too.
        const what = `it is nested deeper than ${deepest} levels`;
        found.push({ path: place(6), what, fix: "Write it as `baton policy schema` says." });
        return;
      }
      for (const key of Object.keys(value)) {
        const what = textFault(key);
        if (what) found.push({ path: place(), what: `in the name of a key, ${what}`, fix: fixText });
        way.push(key);
        look((value as Record<string, unknown>)[key]);
        way.pop();
      }
    }
  };
  look(document);
  return found;
}

/** The largest document that is read, in bytes of its JSON. */
export const largestDocument = 10 * 1024 * 1024;
/** Real documents are some ten levels deep. */
const deepest = 64;

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
  const open: { value: unknown; path: string[] }[] = [{ value: document, path: [] }];
  for (let one = open.pop(); one && found.length < most; one = open.pop()) {
    const { value, path } = one;
    const at = path.join(".").toWellFormed().replaceAll("\u0000", "�") || "(document)";
    if (typeof value === "string") {
      const what = textFault(value);
      if (what) found.push({ path: at, what, fix: fixText });
    } else if (typeof value === "object" && value !== null) {
      if (path.length >= deepest) {
        // What refers to itself has no end, and ends here too.
        const what = `it is nested deeper than ${deepest} levels`;
        return [{ path: path.slice(0, 6).join("."), what, fix: "Write it as `baton policy schema` says." }];
      }
      const entries = Object.entries(value);
      const key = entries.map(([k]) => k).find((k) => textFault(k) !== null);
      if (key !== undefined) found.push({ path: at, what: `in the name of a key, ${textFault(key)}`, fix: fixText });
      // The first is looked at first.
      for (const [k, inner] of entries.reverse()) open.push({ value: inner, path: [...path, k] });
    }
  }
  return found;
}

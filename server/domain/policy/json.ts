/** Where the string that begins at `from` ends: the place of its closing quote. */
function endOf(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

/** What of a JSON text is written twice in one object: the key and its line, or null. Of such a key `JSON.parse` keeps the last
 *  one silently. The text must be one that `JSON.parse` has read. */
export function repeatedKey(text: string): { key: string; line: number } | null {
  /** The keys of each open object, innermost last; null stands for a list. */
  const open: (Set<string> | null)[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (mark === "{") open.push(new Set());
    else if (mark === "[") open.push(null);
    else if (mark === "}" || mark === "]") open.pop();
    else if (mark === '"') {
      const end = endOf(text, i);
      let next = end + 1;
      while (/\s/.test(text[next] ?? "")) next++;
      if (text[next] === ":") {
        const key = JSON.parse(text.slice(i, end + 1)) as string;
        const keys = open.at(-1);
        if (keys?.has(key)) return { key, line: text.slice(0, i).split("\n").length };
        keys?.add(key);
      }
      i = end;
    }
  }
  return null;
}

/** Reads JSON strictly: a key that is written twice in one object is an error that names it. */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const twice = repeatedKey(text);
  if (twice) throw new SyntaxError(`Map keys must be unique: "${twice.key}" is written again in line ${twice.line}`);
  return value;
}

/** The longest text of YAML that is read, in characters. Its reader takes some seconds for a megabyte, and all waits meanwhile. */
export const longestYaml = 2 * 1024 * 1024;
export class YamlTooLong extends Error {}

/** Reads the text of a document, JSON or YAML, for screens and for `baton`. Most of what is read is JSON: `yaml` loads the other
 *  reader, which takes JSON as well, but says less of what is wrong with it and is slow. Throws what the readers throw. */
export async function readDocumentText(text: string, yaml: () => Promise<(text: string) => unknown>): Promise<unknown> {
  if (/^\s*[{[]/.test(text)) return readJson(text);
  if (text.length > longestYaml) throw new YamlTooLong();
  return (await yaml())(text);
}

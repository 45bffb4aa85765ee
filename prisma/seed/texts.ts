import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const escapes: Record<string, string> = { n: "\n", t: "\t", "\\": "\\" };

/** The texts of a file, one per line; `\n`, `\t` and `\\` stand for the characters themselves. Throws if it is missing. */
export function readTexts(file: URL): string[] {
  return readFileSync(fileURLToPath(file), "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.replace(/\\([nt\\])/g, (_, key: string) => escapes[key] ?? ""));
}

import { existsSync } from "node:fs";
import path from "node:path";
import { describe } from "vitest";
import { publicData } from "../publicData";

/** Tests on files of the public data; where one of them is absent they are skipped, and a line says so. */
export function describeOn(files: readonly string[], body: (paths: string[]) => void): void {
  const paths = files.map((file) => path.join(publicData, file));
  const absent = paths.find((one) => !existsSync(one));
  if (absent !== undefined) console.info(`skipped: ${absent} is absent; BATON_SHARED_DATA names the folder`);
  describe.skipIf(absent !== undefined)(`on ${files.join(", ")}`, () => body(paths));
}

/** `most` of the rows at most, evenly picked: files are often sorted by label. */
export function picked<T>(rows: readonly T[], most: number): T[] {
  const step = Math.max(1, rows.length / most);
  return Array.from({ length: Math.min(most, rows.length) }, (_, at) => rows[Math.floor(at * step)]!);
}

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { beatHistoryImport, beginFromCommandLine } from "../../db/history/imports";
import type { HistoryReport } from "../../domain/history/import";
import type { HistoryMapping } from "../../domain/history/mapping";
import { BatonError } from "../../errors";
import { newId } from "../ids";
import { importLog } from "./importLog";

const beatEveryMs = 10_000;

/** A file of this machine comes in, by this process. Broken off and begun again with the same mapping, it goes on. */
export async function importFile(file: string, mapping: HistoryMapping, isDry: boolean): Promise<HistoryReport> {
  const full = path.resolve(file);
  const found = await stat(full).catch(() => null);
  if (!found?.isFile()) throw new BatonError("badInput", `The file ${file} cannot be read.`, "FILE");
  const what = JSON.stringify([full, found.size, found.mtimeMs, mapping]);
  const run = await beginFromCommandLine({
    id: newId(),
    fileName: path.basename(full),
    fileBytes: found.size,
    fingerprint: createHash("sha256").update(what).digest("hex"),
    mapping,
    isDry,
  });
  const beating = setInterval(() => void beatHistoryImport(run).catch(() => undefined), beatEveryMs);
  try {
    const report = await importLog(run, () => createReadStream(full, { highWaterMark: 256 * 1024 }));
    if (!report) throw new BatonError("conflict", "Another process has taken this import up.", null);
    return report;
  } finally {
    clearInterval(beating);
  }
}

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { exportEntity } from "../../commands/export/exportEntity";
import { type ExportEntity, type ExportFormat, exportEntities, exportFormats } from "../../domain/export/entities";
import { BatonError } from "../../errors";
import type { Outcome } from "./contract";

const oneOf = <T extends string>(list: readonly T[], value: string | undefined, field: string): T => {
  const found = list.find((one) => one === value);
  if (found !== undefined) return found;
  throw new BatonError(
    "badInput",
    `There is no ${field} ${value ?? ""}: choose from ${list.join(", ")}`.replace("  ", " "),
    field,
  );
};

/** `baton export ENTITY --format csv|jsonl [--out FILE]`. */
export async function exportToFile(
  given: string | undefined,
  options: { format: string; out?: string; json?: boolean },
): Promise<Outcome> {
  const entity: ExportEntity = oneOf(exportEntities, given, "entity");
  const format: ExportFormat = oneOf(exportFormats, options.format, "format");
  const out = options.out === undefined ? process.stdout : createWriteStream(options.out);
  let isClosed = false;
  // Whoever reads may have read enough, as `head` does.
  const failed = new Promise<never>((_, reject) => {
    out.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      isClosed = true;
      reject(new BatonError("badInput", `The file ${options.out ?? ""} cannot be written: ${error.message}`, "out"));
    });
  });
  failed.catch(() => undefined);
  const rows = await exportEntity(entity, format, async (piece) => {
    if (isClosed) await failed;
    if (!out.write(piece)) await Promise.race([once(out, "drain"), failed]);
  });
  if (out !== process.stdout) {
    out.end();
    await Promise.race([finished(out), failed]);
  }
  const text = options.out === undefined ? "" : `${rows} rows of ${entity} in ${options.out}.`;
  return { result: { entity, format, rows }, text };
}

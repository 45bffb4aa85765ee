import { openExport } from "../../db/export/read";
import { transaction, withConnection } from "../../db/history/connection";
import { csvLine, csvMark } from "../../domain/csv/write";
import type { ExportEntity, ExportFormat } from "../../domain/export/entities";
import { jsonLine } from "../../domain/export/json";

const pieceLength = 64 * 1024;

/** Writes all rows of an entity, piece by piece; `write` ends when there is room for more. Memory is bounded by what is fetched at
 *  once. Gives how many rows. */
export const exportEntity = (
  entity: ExportEntity,
  format: ExportFormat,
  write: (piece: string) => Promise<void>,
): Promise<number> =>
  withConnection((client) =>
    transaction(client, async () => {
      const { columns, rows } = await openExport(client, entity);
      let piece = format === "csv" ? csvMark + csvLine(columns) : "";
      let count = 0;
      for await (const some of rows) {
        for (const values of some) {
          piece += format === "csv" ? csvLine(values) : jsonLine(columns, values);
          count++;
          if (piece.length < pieceLength) continue;
          await write(piece);
          piece = "";
        }
      }
      if (piece !== "") await write(piece);
      return count;
    }),
  );

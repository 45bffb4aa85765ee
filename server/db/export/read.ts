import type { CsvValue } from "../../domain/csv/write";
import type { ExportEntity } from "../../domain/export/entities";
import { type Connection, fetchRows } from "../history/connection";
import { exportTables } from "./tables";

export interface ExportRows {
  columns: string[];
  rows: AsyncGenerator<CsvValue[][]>;
}

/** An entity's columns and rows, as they are at one instant. Within a transaction of the caller, which reads only. */
export async function openExport(client: Connection, entity: ExportEntity): Promise<ExportRows> {
  const { columns, from, order } = exportTables[entity];
  await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { fields } = await client.query(`SELECT ${columns} FROM ${from} LIMIT 0`);
  const sql = `SELECT ${columns} FROM ${from} ORDER BY ${order}`;
  return { columns: fields.map((f) => f.name), rows: fetchRows<CsvValue[]>(client, sql) };
}

import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { BatonError } from "../../errors";
import { OpenQuote, RowSplitter, type SplitRow } from "./split";

/** More columns are no log. */
export const mostColumns = 5_000;

export interface FileRows {
  rows: SplitRow[];
  /** The last of them ends the file, without a line break. */
  isEnd: boolean;
  /** Rows of this piece that are no UTF-8 and were read as Windows-1252. */
  otherEncoding: number;
}

const bad = (message: string) => new BatonError("badInput", message, "FILE");
const western = new TextDecoder("windows-1252");

/** Bytes as signs of one byte each; a cell is decoded when it holds others than ASCII, by itself: files glued together from two
 *  systems are in two encodings. */
const decodeCell = (cell: string): { text: string; isOther: boolean } => {
  const bytes = Buffer.from(cell, "latin1");
  return isUtf8(bytes)
    ? { text: bytes.toString("utf8"), isOther: false }
    : { text: western.decode(bytes), isOther: true };
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: whatever is no ASCII
const beyondAscii = /[^\u0000-\u007f]/;

function decodeRow(cells: string[]): boolean {
  let isOther = false;
  for (let i = 0; i < cells.length; i++) {
    if (!beyondAscii.test(cells[i]!)) continue;
    const decoded = decodeCell(cells[i]!);
    cells[i] = decoded.text;
    isOther ||= decoded.isOther;
  }
  return isOther;
}

async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) throw bad("The file is empty: its first line names the columns.");
  const head = Buffer.from(first.value.buffer, first.value.byteOffset, first.value.byteLength);
  const all = async function* () {
    yield head;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
  };
  if (head[0] === 0x50 && head[1] === 0x4b && head[2]! < 9)
    throw bad("The file is a ZIP or a workbook: unpack it, or save the sheet as CSV, and take that file.");
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all();
    return;
  }
  const input = Readable.from(all());
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  input.once("error", (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  try {
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "Z_BUF_ERROR")
      throw bad("The file is cut off: its gzip ends too early. Fetch it again; nothing of it was kept.");
    if (code?.startsWith("Z_"))
      throw bad("The file is damaged: its gzip cannot be read. Fetch it again; nothing of it was kept.");
    throw error;
  }
}

/** The rows of a log, header included, piece by piece: CSV, plain or in gzip, UTF-8 with or without a mark, UTF-16 with one, other
 *  bytes as Windows-1252. Memory is bounded by a piece and a row. */
export async function* readFileRows(source: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<FileRows> {
  const splitter = new RowSplitter(delimiter);
  let utf16: TextDecoder | null = null;
  let isFirst = true;
  const toText = (piece: Buffer): string => {
    let bytes = piece;
    if (isFirst) {
      isFirst = false;
      if (bytes[0] === 0xff && bytes[1] === 0xfe) utf16 = new TextDecoder("utf-16le");
      else if (bytes[0] === 0xfe && bytes[1] === 0xff) utf16 = new TextDecoder("utf-16be");
      else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    return utf16 ? utf16.decode(bytes, { stream: true }) : bytes.toString("latin1");
  };
  const done = (rows: SplitRow[], isEnd: boolean): FileRows => {
    let otherEncoding = 0;
    for (const row of rows) {
      if (row.cells.length > mostColumns)
        throw bad(
          `Line ${row.line} has ${row.cells.length} columns; ${mostColumns} are possible. Is the delimiter right?`,
        );
      if (!utf16 && decodeRow(row.cells)) otherEncoding++;
    }
    return { rows, isEnd, otherEncoding };
  };
  try {
    for await (const piece of unpacked(source)) {
      const text = toText(piece);
      if (text.includes("\0")) throw bad("The file is no text: export the log as CSV and take that file.");
      const rows = splitter.push(text);
      if (rows.length > 0) yield done(rows, false);
    }
    const last = splitter.end();
    if (last) yield done([last], true);
  } catch (error) {
    if (error instanceof OpenQuote)
      throw bad(`The file cannot be read from line ${error.line} on: check that every quote is closed.`);
    throw error;
  }
}

import { hash } from "node:crypto";

/** Ids of imported history are made from what they name, so that the same log gets the same ids wherever and whenever it is read.
 *  Not for secrets: what is wanted of the hash is that it is short, quick and has no two of a kind by chance. */
function hex(text: string): string {
  const h = hash("md5", text, "hex");
  // Version 8 of RFC 9562, made as the application likes: whatever checks ids elsewhere takes these too.
  return `${h.slice(0, 12)}8${h.slice(13, 16)}${"89ab"[Number.parseInt(h[16]!, 16) & 3]}${h.slice(17)}`;
}

/** With dashes, as the database writes an id. */
const dashed = (h: string) => `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;

export const sourceIdOf = (name: string): string => dashed(hex(`source\0${name}`));
/** Without dashes: these are a million. */
export const ticketIdOf = (sourceId: string, key: string): string => hex(`${sourceId}\0${key}`);
export const eventIdOf = (ticketId: string, eventId: string): string => hex(`id\0${ticketId}\0${eventId}`);
export const rowIdOf = (cells: readonly string[]): string => hex(`row\0${cells.join("\0")}`);
/** Of the `n`th row, from 1 on, that repeats one. */
export const repeatedIdOf = (rowId: string, n: number): string => dashed(hex(`again\0${rowId}\0${n}`));

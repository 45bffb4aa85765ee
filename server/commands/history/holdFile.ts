import { parseInput } from "../../channels/port";
import { appendFilePart, discardHeld, holdHistoryFile, isHeldBy, startHeld } from "../../db/history/imports";
import { maxHistoryBytes } from "../../domain/history/import";
import { historyMapping } from "../../domain/history/mapping";
import type { PersonId } from "../../domain/ids";
import { BatonError } from "../../errors";
import { newId } from "../ids";

/** One part of a file in the database. */
const partBytes = 1024 * 1024;

const tooLarge = () =>
  new BatonError(
    "tooLarge",
    `The file is larger than ${maxHistoryBytes / 1024 ** 2} MB: pack it with gzip, or bring it in with “baton import history”.`,
    "FILE",
  );

/** Keeps a log that comes in through the screen, part by part, until its mapping is chosen. Gives its id. */
export async function holdFile(name: string, by: PersonId, body: AsyncIterable<Uint8Array>): Promise<string> {
  const id = newId();
  await holdHistoryFile(id, name, by);
  try {
    let pieces: Uint8Array[] = [];
    let [size, whole, no] = [0, 0, 0];
    const keep = async () => {
      await appendFilePart(id, no++, new Uint8Array(Buffer.concat(pieces)));
      pieces = [];
      size = 0;
    };
    for await (const piece of body) {
      whole += piece.length;
      if (whole > maxHistoryBytes) throw tooLarge();
      pieces.push(piece);
      size += piece.length;
      if (size >= partBytes) await keep();
    }
    if (whole === 0) throw new BatonError("badInput", "The file is empty: its first line names the columns.", "FILE");
    if (size > 0) await keep();
    return id;
  } catch (error) {
    await discardHeld(id);
    throw error;
  }
}

const notHeld = () => new BatonError("notFound", "This file is not held any more: choose it again.", "id");

/** Puts a held file in line for a worker; `isDry`: it is only looked at, and held on. Who may is checked again when it begins. */
export async function startHistoryImport(id: string, by: PersonId, mapping: unknown, isDry: boolean): Promise<void> {
  const parsed = parseInput(historyMapping, mapping);
  if (!(await isHeldBy(id, by)) || !(await startHeld(id, parsed, isDry))) throw notHeld();
}

export async function discardHistoryFile(id: string, by: PersonId): Promise<void> {
  if (!(await isHeldBy(id, by)) || !(await discardHeld(id))) throw notHeld();
}

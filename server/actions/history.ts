"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { deleteSource } from "../commands/history/deleteSource";
import { discardHistoryFile, startHistoryImport } from "../commands/history/holdFile";
import type { Result } from "../errors";
import { actAs } from "./action";

const chosen = z.object({ id: z.uuid("id is not an id") });
const started = chosen.extend({ mapping: z.unknown(), isDry: z.boolean() });

/** Looks at a held file, or brings it in, under a mapping. */
export async function startHistoryImportAction(input: {
  id: string;
  mapping: unknown;
  isDry: boolean;
}): Promise<Result<void>> {
  return actAs("history.import", (person) => {
    const { id, mapping, isDry } = parseInput(started, input);
    return startHistoryImport(id, person.id, mapping, isDry);
  });
}

/** Drops a file before it was brought in. */
export async function discardHistoryFileAction(id: string): Promise<Result<void>> {
  return actAs("history.import", (person) => discardHistoryFile(parseInput(chosen, { id }).id, person.id));
}

/** Deletes everything that came from a source. */
export async function deleteHistorySourceAction(id: string): Promise<Result<void>> {
  return actAs("history.delete", (person) => deleteSource(parseInput(chosen, { id }).id, person.id));
}

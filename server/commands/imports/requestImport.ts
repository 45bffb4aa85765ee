import { addImport } from "../../db/imports";
import type { ImportKind } from "../../domain/csv/fileImport";
import type { PersonId } from "../../domain/ids";
import { BatonError, isUniqueViolation } from "../../errors";
import { newId } from "../ids";
import { importing } from "./kinds";

/** Puts a file in line for a worker; what is wrong with it as a whole is said at once. One person has one of each kind on its way. */
export async function requestImport(
  kind: ImportKind,
  file: Uint8Array,
  choice: unknown,
  by: PersonId,
): Promise<{ id: string }> {
  const chosen = importing[kind].check(file, choice);
  const id = newId();
  try {
    await addImport({ id, kind, file, choice: chosen, requestedBy: by });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new BatonError("conflict", "An import of yours is under way already: wait for it to end.");
  }
  return { id };
}

import { readJson } from "../domain/policy/json";
import { largestDocument, unkeepable } from "../domain/policy/keepable";
import { BatonError } from "../errors";

/** Refuses what cannot be stored as a policy's document, finished or not: too large, or with texts that the database would
 *  change or refuse. Names the field. */
export function mustBeKeepable(document: unknown): void {
  const [fault] = unkeepable(document, 1);
  if (fault) throw new BatonError("badInput", `${fault.path}: ${fault.what}. ${fault.fix}`, fault.path);
  const bytes = Buffer.byteLength(JSON.stringify(document) ?? "");
  if (bytes > largestDocument) throw tooLarge();
}

const tooLarge = () =>
  new BatonError("tooLarge", "The document is larger than 10 MB: take out what it does not need.", "document");

/** A document's text as JSON. Anything longer than the largest document is not even read. */
export function parseDocument(json: string): unknown {
  if (json.length > largestDocument) throw tooLarge();
  try {
    return readJson(json);
  } catch (error) {
    throw new BatonError("badInput", `This is not valid JSON: ${(error as Error).message}`, "document");
  }
}

import { readFile, stat } from "node:fs/promises";
import { parse } from "yaml";
import { largestDocument } from "../../domain/policy/keepable";
import { BatonError } from "../../errors";

/** Reads a policy document from a JSON or YAML file. */
export async function readPolicyFile(path: string): Promise<unknown> {
  let text: string;
  const size = await stat(path).catch(() => null);
  // Not even read: it may be any file.
  if (size !== null && size.size > largestDocument)
    throw new BatonError("tooLarge", `The file ${path} is larger than 10 MB.`, "FILE");
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new BatonError("badInput", `The file ${path} cannot be read.`, "FILE");
  }
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw new BatonError("badInput", `The file ${path} is neither JSON nor YAML: ${(error as Error).message}`, "FILE");
  }
}

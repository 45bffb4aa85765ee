import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { BatonError } from "../../errors";

const maxBytes = 10 * 1024 * 1024;

/** Reads a policy document from a JSON or YAML file. */
export async function readPolicyFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new BatonError("badInput", `The file ${path} cannot be read.`, "FILE");
  }
  if (text.length > maxBytes) throw new BatonError("tooLarge", `The file ${path} is larger than 10 MB.`, "FILE");
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw new BatonError("badInput", `The file ${path} is neither JSON nor YAML: ${(error as Error).message}`, "FILE");
  }
}

import { readFile, stat } from "node:fs/promises";
import { parse } from "yaml";
import { readDocumentText, YamlTooLong } from "../../domain/policy/json";
import { isTooDeep, largestDocument } from "../../domain/policy/keepable";
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
  const document = await parsed(text, path);
  return isTooDeep(document) ? tooDeep(path) : document;
}

const yamlReader = async () => (text: string) => parse(text, { maxAliasCount: 100 }) as unknown;

async function parsed(text: string, path: string): Promise<unknown> {
  try {
    return await readDocumentText(text, yamlReader);
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof YamlTooLong)
      throw new BatonError("tooLarge", `The file ${path} is more than 2 MB of YAML.`, "FILE");
    // It goes down by calling itself, and says so in the engine's words when it has no room left.
    if (/call stack/.test(message)) return tooDeep(path);
    throw new BatonError("badInput", `The file ${path} is neither JSON nor YAML: ${message}`, "FILE");
  }
}

function tooDeep(path: string): never {
  throw new BatonError("badInput", `The file ${path} is nested deeper than 64 levels.`, "FILE");
}

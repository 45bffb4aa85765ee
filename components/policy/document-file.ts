import { isTooDeep, largestDocument } from "@/server/domain/policy/keepable";
import { isRow } from "./read";

export type FileFault = { why: "tooLarge" | "tooDeep" | "notText" | "noDocument" } | { why: "broken"; message: string };
export type FileRead = { document: Record<string, unknown>; fault: null } | { document: null; fault: FileFault };

const refused = (fault: FileFault): FileRead => ({ document: null, fault });

/** Both are written as text; most of what is read is JSON, and YAML's reader is only loaded for what is not. */
async function parsed(text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (fault) {
    // YAML's reader takes JSON as well, but says less of what is wrong with it.
    if (/^\s*[{[]/.test(text)) throw fault;
    const { parse } = await import("yaml");
    return parse(text, { maxAliasCount: 100 });
  }
}

/** Reads a policy document from a file that somebody chose, JSON or YAML: whole, or not at all and why. */
export async function readDocumentFile(file: Blob): Promise<FileRead> {
  // Not even read: it may be any file.
  if (file.size > largestDocument) return refused({ why: "tooLarge" });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return refused({ why: "notText" });
  }
  if (text.includes("\u0000")) return refused({ why: "notText" });
  try {
    const document = await parsed(text);
    // Writing it out as text would not end well.
    if (isTooDeep(document)) return refused({ why: "tooDeep" });
    return isRow(document) && Object.keys(document).length > 0
      ? { document, fault: null }
      : refused({ why: "noDocument" });
  } catch (fault) {
    return refused({ why: "broken", message: (fault as Error).message.split("\n")[0]! });
  }
}

import { readDocumentText, YamlTooLong } from "@/server/domain/policy/json";
import { isTooDeep, largestDocument } from "@/server/domain/policy/keepable";
import { oversize } from "@/server/domain/policy/size";
import { isRow } from "./read";

export type FileFault =
  | { why: "tooLarge" | "yamlTooLong" | "tooDeep" | "notText" | "noDocument" }
  | { why: "broken"; message: string }
  /** Larger than any policy; the section that makes it so. */
  | { why: "oversize"; path: string; message: string };
export type FileRead = { document: Record<string, unknown>; fault: null } | { document: null; fault: FileFault };

const refused = (fault: FileFault): FileRead => ({ document: null, fault });

async function yamlReader() {
  const { parse } = await import("yaml");
  return (text: string): unknown => parse(text, { maxAliasCount: 100 });
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
    const document = await readDocumentText(text, yamlReader);
    // Writing it out as text would not end well.
    if (isTooDeep(document)) return refused({ why: "tooDeep" });
    // Nor would showing it: it is judged before anything of it is.
    const size = oversize(document);
    if (size) return refused({ why: "oversize", path: size.path, message: `${size.what}. ${size.fix}` });
    return isRow(document) && Object.keys(document).length > 0
      ? { document, fault: null }
      : refused({ why: "noDocument" });
  } catch (fault) {
    if (fault instanceof YamlTooLong) return refused({ why: "yamlTooLong" });
    return refused({ why: "broken", message: (fault as Error).message.split("\n")[0]! });
  }
}

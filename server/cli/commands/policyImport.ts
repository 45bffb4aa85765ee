import { publishPolicy } from "../../commands/publishPolicy";
import { deskFacts } from "../../db/policies";
import { checkPolicy } from "../../domain/policy/check";
import { upgradeNotes } from "../../domain/policy/upgrade";
import { systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { exitCodes, type Outcome } from "./contract";
import { findingLine } from "./policyCheck";
import { readPolicyFile } from "./policyFile";

export interface PolicyImport {
  /** Why; asked for once the file is known to be sound. */
  note?: string;
  /** Why it is published over its warnings. */
  reason?: string;
  /** What waits follows it at once. */
  atOnce?: boolean;
}

/** Checks a document from a file and publishes it, all or nothing; how it was read is told on stderr and in `notes`. */
export async function importPolicyFile(file: string, { note, reason, atOnce }: PolicyImport): Promise<Outcome> {
  const document = await readPolicyFile(file);
  const notes = upgradeNotes(document);
  for (const one of notes) console.error(one);
  const result = checkPolicy(document, await deskFacts());
  if (!result.ok) {
    const text = result.errors.map((f) => `error   ${findingLine(f)}`).join("\n");
    return { result: { ...result, notes }, text, exitCode: exitCodes.finding };
  }
  if (!note?.trim())
    throw new BatonError("badInput", "The file is sound. Say with --note why it is published.", "note");
  const follow = atOnce ? "now" : "next";
  const done = await publishPolicy({ document, note, reason, follow, actor: systemActor, origin: "publish" });
  return { result: { ...done, notes }, text: `Published version ${done.version}.` };
}

import { publishPolicy } from "../../commands/publishPolicy";
import { deskFacts } from "../../db/policies";
import { checkPolicy } from "../../domain/policy/check";
import { upgradeNotes } from "../../domain/policy/upgrade";
import { systemActor } from "../../domain/vocabulary";
import { exitCodes, type Outcome } from "./contract";
import { findingLine } from "./policyCheck";
import { readPolicyFile } from "./policyFile";

/** Checks a document from a file and publishes it, all or nothing; how it was read is told on stderr and in `notes`. */
export async function importPolicyFile(file: string, note: string): Promise<Outcome> {
  const document = await readPolicyFile(file);
  const notes = upgradeNotes(document);
  for (const one of notes) console.error(one);
  const result = checkPolicy(document, await deskFacts());
  if (!result.ok) {
    const text = result.errors.map((f) => `error   ${findingLine(f)}`).join("\n");
    return { result: { ...result, notes }, text, exitCode: exitCodes.finding };
  }
  const done = await publishPolicy({ document, note, actor: systemActor, origin: "publish" });
  return { result: { ...done, notes }, text: `Published version ${done.version}.` };
}

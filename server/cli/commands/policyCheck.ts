import { now } from "../../clock";
import { currentPolicyVersion, deskFacts } from "../../db/policies";
import { dayOf } from "../../domain/context/days";
import { type CheckResult, checkPolicy, type DeskFacts, deskClasses, type Finding } from "../../domain/policy/check";
import { namesNoTicket } from "../../domain/policy/finding";
import { upgradeNotes } from "../../domain/policy/upgrade";
import { toPublicError } from "../../errors";
import { exitCodes, type Outcome } from "./contract";

/** A finding with its place, once: most messages begin with it. */
export const findingLine = (f: Finding) => {
  const told = f.message.startsWith(f.path) ? f.message : `${f.path}: ${f.message}`;
  return `${told}${f.counterExample ? `\n    ${namesNoTicket(f) ? "" : "e.g. "}${f.counterExample}` : ""}`;
};

export interface FileCheck extends CheckResult {
  /** How the document was read, in sentences. */
  notes: string[];
  /** Classes of findings that need a desk's database and were not looked for. */
  notJudged: string[];
}

/** What is known of the desk, or why nothing is. A desk that was never set up has no people to judge by. */
async function factsOrWhy(): Promise<{ desk?: DeskFacts; why: string }> {
  try {
    const isSetUp = (await currentPolicyVersion()) !== null;
    return isSetUp ? { desk: await deskFacts(), why: "" } : { why: "This desk has no policy yet" };
  } catch (error) {
    // Without the setting that names a database there is none; whatever else it is, is said and stops no check.
    const { code, message } = toPublicError(error);
    const said = code === "internal" && error instanceof Error ? error.message : message;
    return { why: said.split(/\.\s|\n/)[0]!.replace(/\.$/, "") };
  }
}

/** Judges a document from a file, with the facts of the desk where its database can be reached. */
export async function checkDocument(document: unknown): Promise<FileCheck> {
  const { desk, why } = await factsOrWhy();
  const result = checkPolicy(document, desk, dayOf(now()));
  const notJudged = desk ? [] : [...deskClasses];
  const unjudged = `${why}, so these were not judged: ${notJudged.join(", ")}.`;
  return { ...result, notes: [...upgradeNotes(document), ...(desk ? [] : [unjudged])], notJudged };
}

/** The outcome of `baton policy check`: findings on stdout, how the document was read on stderr. */
export function checkOutcome(result: FileCheck): Outcome {
  const lines = [
    ...result.errors.map((f) => `error   ${findingLine(f)}`),
    ...result.warnings.map((f) => `warning ${findingLine(f)}`),
  ];
  for (const note of result.notes) console.error(note);
  const text = lines.length > 0 ? lines.join("\n") : "No findings.";
  return { result, text, exitCode: result.ok ? exitCodes.fine : exitCodes.finding };
}

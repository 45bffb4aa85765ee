import type { z } from "zod";
import { documentVersion } from "./document";
import { type Finding, find, noTicket } from "./finding";
import { unkeepable } from "./keepable";
import { oversize } from "./size";
import { versionOf } from "./upgrade";

/** Fields that something is divided by: nothing but a number above 0 will do. */
const divisors: Record<string, string> = {
  "understanding.complexityDeviation": "complexity is divided by it",
  "routing.dueSpreadMinutes": "time to a due date is divided by it",
  "context.value.full": "a contract's value is divided by it",
};

const unpublished = noTicket("what has not its shape is never published, and decides about none");

/** A document that says no version that this program reads. */
function versionFinding(input: unknown): Finding {
  const version = versionOf(input);
  const [what, fix] =
    version !== null && version > documentVersion
      ? [`it is version ${version}, which a newer Baton wrote`, "Export it again for this version, or update Baton."]
      : [
          "it says no version of a document",
          `Write the version that it was written for; today's is ${documentVersion}.`,
        ];
  return find(
    "invalid",
    "schemaVersion",
    `schemaVersion: ${what}; this one reads 1 to ${documentVersion}`,
    unpublished,
    fix,
  );
}

/** Nobody reads more of them, and thousands hold up whoever draws them. */
const mostFaults = 50;
const mostKeys = 5;

const keysText = (keys: readonly string[]) =>
  keys.length > mostKeys ? `${keys.slice(0, mostKeys).join(", ")} and ${keys.length - mostKeys} more` : keys.join(", ");

/** What of a document has not the shape that it should have, the first of it. */
export const schemaFindings = (error: z.ZodError, input: unknown): Finding[] =>
  error.issues.slice(0, mostFaults).map((i) => {
    const path = i.path.join(".") || "(document)";
    if (path === "schemaVersion") return versionFinding(input);
    const divided = i.code === "too_small" ? divisors[path] : undefined;
    if (divided) {
      const message = `${path}: ${divided}, so it must be more than 0`;
      return find("formula", path, message, "Any ticket: its figures would be no numbers.", "Use a number above 0.");
    }
    const unknown = i.code === "unrecognized_keys" ? `unknown key ${keysText(i.keys)}` : i.message;
    const shape = "`baton policy schema` prints the allowed shape.";
    const fix = i.code === "unrecognized_keys" ? `Take it out, or mend its name: ${shape}` : `Mend it: ${shape}`;
    return find("invalid", path, `${path}: ${unknown}`, unpublished, fix);
  });

/** Why a document is not looked into: texts that the database cannot keep, or more of it than any policy has. */
export function outerFindings(document: unknown): Finding[] {
  const texts = unkeepable(document);
  // Only what ends somewhere can be measured.
  const size = texts.length === 0 ? oversize(document) : null;
  return [...texts, ...(size ? [size] : [])].map(({ path, what, fix }) =>
    find("invalid", path, `${path}: ${what}`, unpublished, fix),
  );
}

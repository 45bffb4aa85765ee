import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { issueTypes, type SeedIssueType, type SeedTeam, teams } from "./taxonomy";

/** A message with its issue type; `null` = belongs to none of them. */
export interface SeedExample {
  text: string;
  label: string | null;
}

export interface Taxonomy {
  teams: SeedTeam[];
  issueTypes: SeedIssueType[];
  training: SeedExample[];
  /** Split off by a hash of the text before anything was trained; only ever measured on. */
  heldOut: SeedExample[];
}

const escapes: Record<string, string> = { n: "\n", t: "\t", "\\": "\\" };

/** One text per line; `\n`, `\t` and `\\` stand for the characters themselves. */
function readTexts(set: "training" | "held-out", name: string): string[] {
  const path = fileURLToPath(new URL(`./${set}/${name}.txt`, import.meta.url));
  return readFileSync(path, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.replace(/\\([nt\\])/g, (_, key: string) => escapes[key] ?? ""));
}

function readSet(set: "training" | "held-out"): SeedExample[] {
  const labelled = issueTypes.flatMap(({ id }) => readTexts(set, id).map((text) => ({ text, label: id })));
  return [...labelled, ...readTexts(set, "none").map((text) => ({ text, label: null }))];
}

/** Reads the starter taxonomy from the files beside this module. Throws if one is missing. */
export function loadTaxonomy(): Taxonomy {
  return { teams, issueTypes, training: readSet("training"), heldOut: readSet("held-out") };
}

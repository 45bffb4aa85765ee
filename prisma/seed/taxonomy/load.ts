import { readTexts } from "../texts";
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

function readSet(set: "training" | "held-out"): SeedExample[] {
  const read = (name: string, label: string | null) =>
    readTexts(new URL(`./${set}/${name}.txt`, import.meta.url)).map((text) => ({ text, label }));
  return [...issueTypes.flatMap(({ id }) => read(id, id)), ...read("none", null)];
}

/** Reads the starter taxonomy from the files beside this module. Throws if one is missing. */
export function loadTaxonomy(): Taxonomy {
  return { teams, issueTypes, training: readSet("training"), heldOut: readSet("held-out") };
}

import type { OutcomeCount } from "../learning/autonomy";

export const findingCodes = [
  "invalid",
  "duplicate",
  "dangling",
  "gap",
  "overlap",
  "cycle",
  "deadEnd",
  "bands",
  "targetMissing",
  "targetOverlap",
  "nobodyInQueue",
  "lastResortMissing",
  "gateNeverFires",
  "autonomyNotEarned",
  "playbookMissing",
  "articleMissing",
  "variableUnknown",
  "handedOverBefore",
  "ruleWithoutEffect",
  "unsigned",
  "heavierThanCapacity",
  "handoffAsksNothing",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** One fault of a policy. `path` points into the document, `counterExample` is a concrete ticket that would suffer. */
export interface Finding {
  code: FindingCode;
  path: string;
  message: string;
  counterExample: string | null;
  fix: string | null;
}

/** What the check may know beyond the document: who staffs which queue and which people exist. Absent = not judged. */
export interface DeskFacts {
  staffed: { team: string; tier: number }[];
  people: string[];
  /** Checked answers of the assistant per issue type. */
  outcomes: Record<string, OutcomeCount>;
  /** Published articles with the variables they use. */
  articles?: { id: string; title: string; variables: string[] }[];
  /** Destinations that have a secret to sign with, by id. */
  signedDestinations?: string[];
  /** Slots of whoever has most; absent or 0 where nobody works here. */
  largestCapacity?: number;
  /** The desk's day, YYYY-MM-DD. */
  today?: string;
}

export const find = (
  code: FindingCode,
  path: string,
  message: string,
  counterExample?: string,
  fix?: string,
): Finding => ({
  code,
  path,
  message,
  counterExample: counterExample ?? null,
  fix: fix ?? null,
});

import type { OutcomeCount } from "../learning/autonomy";
import type { ExampleTicket } from "./graph/way";

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
  "unreachable",
  "teamOwnsNothing",
  "uncovered",
  "targetImpossible",
  "formula",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** One place of a document, and what it should say. */
export interface Repair {
  path: (string | number)[];
  value: unknown;
}

/** One fault of a policy. `path` points into the document, `counterExample` is a concrete ticket that would suffer. */
export interface Finding {
  code: FindingCode;
  path: string;
  message: string;
  counterExample: string | null;
  fix: string | null;
  /** The ticket that suffers, to walk and to draw; absent where none does, or no single one. */
  ticket?: ExampleTicket;
  /** What mends it, exactly; only where nothing else could be meant. `repaired` carries it out. */
  repair?: Repair[];
}

/** Who is on shift in a usual week. */
export interface Shifts {
  /** IANA zone of the desk; hours of the week are told in it. */
  zone: string;
  /** Epoch ms of the Monday midnight that the hours are counted from. */
  from: number;
  /** People of a team at exactly one tier. `hours`: how many of them are on shift at some time of each hour of the week,
   *  168 from Monday 00:00. `unscheduled` of them have no hours of their own, may be there at any time, and are counted in
   *  all of them. */
  rows: { team: string; tier: number; hours: number[]; unscheduled: number }[];
}

/** What the check may know beyond the document: who staffs which queue and which people exist. Absent = not judged. Plain JSON:
 *  browsers are sent it. */
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
  shifts?: Shifts;
  /** The desk's day, YYYY-MM-DD. */
  today?: string;
}

export const find = (
  code: FindingCode,
  path: string,
  message: string,
  counterExample?: string,
  fix?: string,
  more: Pick<Finding, "ticket" | "repair"> = {},
): Finding => ({
  code,
  path,
  message,
  counterExample: counterExample ?? null,
  fix: fix ?? null,
  ...more,
});

/** What stands in place of the ticket that would suffer where none does. */
export const noTicket = (why: string): string => `No ticket: ${why}.`;
export const namesNoTicket = (f: Pick<Finding, "counterExample">): boolean =>
  f.counterExample?.startsWith("No ticket: ") ?? false;

/** The words of a finding where its place is told beside them. */
export const withoutPlace = ({ path, message }: Pick<Finding, "path" | "message">): string =>
  message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;

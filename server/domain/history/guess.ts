import { guessColumns } from "../csv/columns";
import { compileDates } from "./dates";

/** What a log's columns seem to say, for whoever chooses them on screen. */
export interface HistoryGuess {
  columns: Partial<Record<GuessedColumn, string>>;
  /** Formats that read the columns of dates. */
  formats: string[];
}

const words = {
  key: ["ticketid", "ticketnumber", "number", "ticket", "caseid", "case", "incident", "incidentid", "key", "id"],
  at: [
    "sysupdatedat",
    "updatedat",
    "changedat",
    "timestamp",
    "completetimestamp",
    "eventtime",
    "changed",
    "when",
    "stamp",
    "at",
    "date",
  ],
  owner: ["assignmentgroup", "team", "group", "assignedgroup", "ownergroup", "queue", "resource", "owner"],
  createdAt: ["openedat", "createdat", "opened", "created", "reportedat", "createdon"],
  resolvedAt: ["resolvedat", "solvedat", "closedat", "resolved", "closed", "done"],
  activity: ["activity", "event", "action", "status", "state", "incidentstate"],
  eventId: ["eventid", "updateid", "logid"],
  order: ["sysmodcount", "sequence", "seq", "step", "version", "eventnumber"],
  reopened: ["reopencount", "reopens", "reopened", "reopenings"],
  issueType: ["issuetype", "category", "type", "topic"],
  segment: ["segment", "customertype", "plan"],
  channel: ["channel", "contacttype", "source", "via"],
  priority: ["priority", "severity", "impact"],
  person: ["assignedto", "assignee", "agent", "resolver", "resolvedby", "person"],
  rating: ["rating", "csat", "score", "satisfaction"],
  firstResponseAt: ["firstresponseat", "firstreplyat", "firstresponse"],
} as const;
export type GuessedColumn = keyof typeof words;

const formats = [
  "iso",
  "d/M/yyyy HH:mm",
  "d/M/yyyy HH:mm:ss",
  "dd.MM.yyyy HH:mm",
  "dd.MM.yyyy HH:mm:ss",
  "d-M-yyyy HH:mm",
  "d-M-yyyy HH:mm:ss",
  "M/d/yyyy HH:mm",
  "M/d/yyyy HH:mm:ss",
  "M/d/yyyy h:mm a",
  "M/d/yy h:mm a",
  "d/M/yyyy",
  "dd.MM.yyyy",
  "M/d/yyyy",
  "d MMM yyyy HH:mm",
  "MMM d, yyyy h:mm a",
  "yyyy/MM/dd HH:mm:ss",
  "yyyy/MM/dd HH:mm",
  "epochSeconds",
  "epochMs",
] as const;

/** The format by which most of these texts are dates; days first where both ways are possible. Null: none reads any. */
export function guessFormat(texts: readonly string[]): string | null {
  let best: { format: string; read: number } | null = null;
  for (const format of formats) {
    const parse = compileDates([format], "UTC");
    const read = texts.filter((t) => parse(t.trim()) !== null).length;
    if (read > (best?.read ?? 0)) best = { format, read };
  }
  return best?.format ?? null;
}

/** By the headers and some rows. */
export function guessHistory(headers: readonly string[], rows: readonly (readonly string[])[]): HistoryGuess {
  const found = guessColumns<GuessedColumn>(words, headers);
  const columns = Object.fromEntries(Object.entries(found).map(([name, index]) => [name, headers[index!]!]));
  const dated = (["at", "createdAt", "resolvedAt"] as const).flatMap((name) => {
    const index = found[name];
    const format = index === undefined ? null : guessFormat(rows.map((r) => r[index] ?? "").filter(Boolean));
    return format === null ? [] : [format];
  });
  return { columns, formats: [...new Set(dated)] };
}

/** The delimiter that a header has most of. */
export function guessDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((d) => ({ d, n: bare.split(d).length }));
  return counts.reduce((best, one) => (one.n > best.n ? one : best)).d;
}

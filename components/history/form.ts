import { guessDelimiter, type HistoryGuess } from "@/server/domain/history/guess";
import { factNames, type HistoryMappingInput } from "@/server/domain/history/mapping";

/** The mapping as it is chosen on screen: a text for each field; "" where no column says it. Lists are parted by |. */
export interface HistoryForm {
  source: string;
  rowIs: "event" | "ticket";
  delimiter: string;
  timezone: string;
  formats: string;
  missing: string;
  key: string;
  at: string;
  owner: string;
  eventId: string;
  order: string;
  isOrderText: boolean;
  activity: string;
  ownerWhen: string;
  createdAt: string;
  resolvedAt: string;
  resolvedWhere: string;
  reopened: string;
  reopenedWhere: string;
  tier: string;
  tierPattern: string;
  tierDefault: string;
  issueType: string;
  segment: string;
  channel: string;
  priority: string;
  person: string;
  rating: string;
  firstResponseAt: string;
}

/** What columns can be parted by, by the name of its message. */
export const delimiters = { comma: ",", semicolon: ";", tab: "\t", bar: "|" } as const;
export type DelimiterName = keyof typeof delimiters;

/** Where a whole line stands in one column: what its header seems to be parted by instead; null where nothing better is seen. */
export function betterDelimiter(headers: readonly string[], delimiter: string): DelimiterName | null {
  const [header = "", ...others] = headers;
  const sign = others.length === 0 ? guessDelimiter(header) : delimiter;
  if (sign === delimiter || !header.includes(sign)) return null;
  return (Object.keys(delimiters) as DelimiterName[]).find((name) => delimiters[name] === sign) ?? null;
}

/** Fields that are a column. */
export const columnFields = {
  basics: ["key", "at", "owner", "createdAt", "resolvedAt", "activity"],
  more: ["issueType", "segment", "channel", "priority", "person", "rating", "firstResponseAt"],
} as const;

/** What the form begins with: the file's name, and what its columns seem to say. */
export function formOf(fileName: string, delimiter: string, { columns, formats }: HistoryGuess): HistoryForm {
  const of = (name: keyof HistoryGuess["columns"]) => columns[name] ?? "";
  return {
    source: fileName.replace(/\.[^.]*(\.gz)?$/i, ""),
    rowIs: "event",
    delimiter,
    timezone: "UTC",
    formats: formats.join(" | ") || "iso",
    missing: "?",
    ...{ key: of("key"), at: of("at"), owner: of("owner"), eventId: of("eventId"), order: of("order") },
    isOrderText: false,
    activity: of("activity"),
    ownerWhen: "",
    ...{ createdAt: of("createdAt"), resolvedAt: of("resolvedAt"), resolvedWhere: "" },
    ...{ reopened: of("reopened"), reopenedWhere: "", tier: "", tierPattern: "", tierDefault: "" },
    ...{ issueType: of("issueType"), segment: of("segment"), channel: of("channel"), priority: of("priority") },
    ...{ person: of("person"), rating: of("rating"), firstResponseAt: of("firstResponseAt") },
  };
}

const listOf = (text: string) =>
  text
    .split("|")
    .map((one) => one.trim())
    .filter(Boolean);

/** The mapping that a form says; whether it is one is the schema's to say. */
export function mappingOf(f: HistoryForm): HistoryMappingInput {
  const formats = listOf(f.formats);
  const dated = (column: string) => (column === "" ? undefined : { column, formats });
  const where = (values: string) => ({ column: f.activity, in: listOf(values) });
  const resolved =
    listOf(f.resolvedWhere).length > 0 ? { lastEventWhere: where(f.resolvedWhere) } : dated(f.resolvedAt);
  const isAfter = listOf(f.reopenedWhere).length > 0;
  const above = f.reopened === "" ? undefined : { column: f.reopened, above: 0 };
  const said = (column: string) => (column === "" ? undefined : { column });
  const mapping: Record<string, unknown> = {
    source: f.source,
    rowIs: f.rowIs,
    delimiter: f.delimiter,
    missing: listOf(f.missing),
    timezone: f.timezone,
    key: f.key,
    eventId: f.eventId || null,
    order: f.order === "" ? undefined : [{ column: f.order, as: f.isOrderText ? "text" : "number" }, "row"],
    at: dated(f.at),
    owner: { column: f.owner, when: listOf(f.ownerWhen).length > 0 ? where(f.ownerWhen) : undefined },
    tier: f.tier === "" ? undefined : tierOf(f),
    createdAt: dated(f.createdAt) ?? (f.rowIs === "event" ? { firstEvent: true } : undefined),
    resolvedAt: resolved,
    reopened: isAfter ? { eventAfterResolvedWhere: where(f.reopenedWhere) } : above,
    ...Object.fromEntries(factNames.map((name) => [name, said(f[name])])),
    rating: said(f.rating),
    firstResponseAt: dated(f.firstResponseAt),
  };
  return JSON.parse(JSON.stringify(mapping)) as HistoryMappingInput;
}

const tierOf = ({ tier, tierPattern, tierDefault }: HistoryForm) => ({
  column: tier,
  pattern: tierPattern || undefined,
  default: /^\d$/.test(tierDefault.trim()) ? Number(tierDefault) : undefined,
});

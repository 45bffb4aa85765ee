import { compileDates } from "./dates";
import { type FactName, factNames, type HistoryMapping, type Where } from "./mapping";

/** Why rows, or values in them, do not count. */
export const skipReasons = [
  "missingKey",
  "missingAt",
  "badAt",
  "badCreatedAt",
  "badResolvedAt",
  "badOrder",
  "tooManyCells",
  "tooManyRows",
  "cutOff",
  "ticketWithBadRow",
  "duplicateEvent",
  "duplicateKey",
  "alreadyImported",
  "resolvedBeforeCreated",
] as const;
export type SkipReason = (typeof skipReasons)[number];

export type Facts = Partial<Record<FactName, string>> & { rating?: number; firstResponseAt?: number };

/** What orders an event before its instant does: values of the mapping's columns; or, where it orders by time, its number. */
export type Sort = readonly (number | string | null)[] | number | null;

/** What a row says. Instants are epoch ms. */
export interface HistoryRow {
  key: string;
  /** The log's own id of the event; null: the row's content tells it. */
  eventId: string | null;
  at: number;
  /** The team that owns the ticket from here on; null: nothing is said of it. */
  owner: string | null;
  tier: number | null;
  createdAt: number | null;
  resolvedAt: number | null;
  isResolution: boolean;
  isReopened: boolean;
  /** Reopens if it follows a resolution. */
  isReopening: boolean;
  sort: Sort;
  facts: Facts | null;
}

export interface RowFault {
  reason: SkipReason;
  /** The column, where one is at fault. */
  field: string | null;
  value: string | null;
  /** Whose row it is; null where that is not known. */
  key: string | null;
}

/** A mapping that does not fit a file's header. */
export interface HeaderFault {
  field: string;
  message: string;
}

export interface RowReader {
  /** `isLast`: the file ends in this row without a line break. */
  read: (cells: readonly string[], isLast?: boolean) => HistoryRow | RowFault;
}

export const isFault = (read: HistoryRow | RowFault): read is RowFault => "reason" in read;

const longestCell = 500;
const lookedAt = 200;

/** How the rows of a file are read under a mapping; a fault of its header names the mapping's field. */
export function compileReader(m: HistoryMapping, headers: readonly string[]): RowReader | HeaderFault {
  const names = headers.map((h) => h.trim());
  let fault: HeaderFault | null = null;
  const find = (field: string, column: string): number => {
    const at = names.indexOf(column.trim());
    if (at >= 0 && names.indexOf(column.trim(), at + 1) >= 0)
      fault ??= { field, message: `${field}: the file has two columns ${column}; give one of them another name` };
    if (at < 0) fault ??= { field, message: `${field}: ${noColumn(column, names, m.delimiter)}` };
    return at;
  };
  const missing = new Set(m.missing.map((s) => s.trim()));
  const cellAt = (cells: readonly string[], index: number): string | null => {
    const text = cells[index]?.trim() ?? "";
    return text === "" || missing.has(text) ? null : text;
  };
  const dated = (field: string, of: { column: string; formats: string[] } | undefined) => {
    if (!of) return null;
    const index = find(`${field}.column`, of.column);
    const parse = compileDates(of.formats, m.timezone);
    return { column: of.column, text: (cells: readonly string[]) => cellAt(cells, index), parse };
  };
  const matches = (field: string, of: Where | undefined) => {
    if (!of) return null;
    const index = find(`${field}.column`, of.column);
    const wanted = new Set(of.in.map((s) => s.trim()));
    return (cells: readonly string[]) => wanted.has(cells[index]?.trim() ?? "");
  };
  const plain = (field: string, column: string) => {
    const index = find(field, column);
    return (cells: readonly string[]) => cellAt(cells, index)?.slice(0, longestCell) ?? null;
  };

  const key = plain("key", m.key);
  const eventId = m.eventId === null ? null : plain("eventId", m.eventId);
  const at = dated("at", m.at);
  const owner = plain("owner.column", m.owner.column);
  const assigns = matches("owner.when", m.owner.when);
  const rename = new Map(Object.entries(m.owner.rename ?? {}));
  const tierText = m.tier ? plain("tier.column", m.tier.column) : null;
  const tierOf = m.tier ? tierReader(m.tier) : null;
  const created = m.createdAt && "column" in m.createdAt ? dated("createdAt", m.createdAt) : null;
  const resolved = m.resolvedAt && "column" in m.resolvedAt ? dated("resolvedAt", m.resolvedAt) : null;
  const lastWhere = m.resolvedAt && "lastEventWhere" in m.resolvedAt ? m.resolvedAt.lastEventWhere : undefined;
  const resolves = matches("resolvedAt.lastEventWhere", lastWhere);
  const afterWhere =
    m.reopened && "eventAfterResolvedWhere" in m.reopened ? m.reopened.eventAfterResolvedWhere : undefined;
  const reopens = matches("reopened.eventAfterResolvedWhere", afterWhere);
  const above = m.reopened && "above" in m.reopened ? m.reopened : null;
  const reopenCount = above ? plain("reopened.column", above.column) : null;
  const order = m.order?.map((part, i) =>
    part === "row" ? null : { ...part, text: plain(`order.${i}.column`, part.column) },
  );
  const facts = factNames.flatMap((name) => (m[name] ? [{ name, text: plain(`${name}.column`, m[name].column) }] : []));
  const rating = m.rating ? plain("rating.column", m.rating.column) : null;
  const firstResponse = dated("firstResponseAt", m.firstResponseAt);
  if (fault) return fault;

  function factsOf(cells: readonly string[]): Facts | null {
    const found: Facts = {};
    for (const { name, text } of facts) {
      const value = text(cells);
      if (value !== null) found[name] = value;
    }
    const score = rating?.(cells);
    if (score && Number.isFinite(Number(score.replace(",", ".")))) found.rating = Number(score.replace(",", "."));
    const first = firstResponse?.text(cells);
    const firstAt = first ? firstResponse!.parse(first) : null;
    if (firstAt !== null) found.firstResponseAt = firstAt;
    return Object.keys(found).length > 0 ? found : null;
  }

  function read(cells: readonly string[], isLast = false): HistoryRow | RowFault {
    const k = key(cells);
    const bad = (reason: SkipReason, field: string | null, value: string | null): RowFault => ({
      reason,
      field,
      value,
      key: k,
    });
    if (isLast && cells.length < names.length) return bad("cutOff", null, cells.join(m.delimiter).slice(0, lookedAt));
    if (cells.length > names.length && cells.slice(names.length).some((c) => c.trim() !== ""))
      return bad("tooManyCells", null, cells.join(m.delimiter).slice(0, lookedAt));
    if (k === null) return bad("missingKey", m.key, null);

    const instants: (number | null)[] = [];
    for (const [of, reason] of [
      [at, "badAt"],
      [created, "badCreatedAt"],
      [resolved, "badResolvedAt"],
    ] as const) {
      const text = of ? of.text(cells) : null;
      const instant = text === null ? null : of!.parse(text);
      if (text !== null && instant === null) return bad(reason, of!.column, text.slice(0, lookedAt));
      instants.push(instant);
    }
    const [ownAt, createdAt, resolvedAt] = instants as [number | null, number | null, number | null];
    const when = ownAt ?? (m.rowIs === "ticket" ? createdAt : null);
    if (when === null) return bad("missingAt", (at ?? created)?.column ?? null, null);

    const id = eventId?.(cells) ?? null;
    let sort: Sort = null;
    if (order) {
      const values: (number | string | null)[] = [];
      for (const part of order) {
        if (part === null) break; // the row itself parts what is left
        const text = part.text(cells);
        const value = text !== null && part.as === "number" ? Number(text.replace(",", ".")) : text;
        if (typeof value === "number" && !Number.isFinite(value)) return bad("badOrder", part.column, text);
        values.push(value);
      }
      sort = values;
    } else if (id !== null && /^-?\d{1,15}$/.test(id)) sort = Number(id);

    const isOwning = !assigns || assigns(cells);
    const team = isOwning ? owner(cells) : null;
    const tier = isOwning && tierOf ? tierOf(tierText!(cells)) : null;
    return {
      key: k,
      eventId: m.rowIs === "ticket" ? "ticket" : id,
      at: when,
      owner: team === null ? null : (rename.get(team) ?? team),
      tier,
      createdAt,
      resolvedAt,
      isResolution: resolves?.(cells) ?? false,
      isReopened: above !== null && Number(reopenCount!(cells) ?? Number.NaN) > above.above,
      isReopening: reopens?.(cells) ?? false,
      sort,
      facts: facts.length > 0 || rating || firstResponse ? factsOf(cells) : null,
    };
  }
  return { read };
}

const shownNames = 12;

function noColumn(column: string, names: readonly string[], delimiter: string): string {
  const other = [",", ";", "\t", "|"].find((d) => d !== delimiter && (names[0] ?? "").split(d).length > 2);
  if (names.length <= 2 && other !== undefined) {
    const name = other === "\t" ? "a tab" : `“${other}”`;
    return `the file has no column ${column}. Its columns seem to be parted by ${name}: put that into delimiter`;
  }
  const twin = names.find((n) => n.toLowerCase() === column.trim().toLowerCase());
  if (twin !== undefined) return `the file has no column ${column}, but ${twin}`;
  const shown = names.slice(0, shownNames).join(", ");
  return `the file has no column ${column}. It has ${shown}${names.length > shownNames ? ` and ${names.length - shownNames} more` : ""}`;
}

/** The tier that a cell names; remembered by cell, of which a log has few different ones. */
function tierReader({
  pattern,
  default: otherwise = null,
}: {
  pattern?: string | undefined;
  default?: number | null | undefined;
}) {
  const whole = pattern === undefined ? null : new RegExp(pattern, "u");
  const known = new Map<string, number | null>();
  const find = (text: string): number | null => {
    const m = whole ? whole.exec(text.slice(0, lookedAt)) : [text];
    const found = m ? (m[1] ?? m[0]) : "";
    return /^\d$/.test(found ?? "") ? Number(found) : otherwise;
  };
  return (text: string | null): number | null => {
    if (text === null) return null;
    const had = known.get(text);
    if (had !== undefined) return had;
    const tier = find(text);
    if (known.size < 10_000) known.set(text.split("").join(""), tier);
    return tier;
  };
}

import { z } from "zod";
import { channels, segments, ticketStatuses } from "../vocabulary";

/** Statuses that the list of open tickets can be narrowed to. */
export const openStatuses = ticketStatuses.filter((s) => s === "open" || s === "waiting");
export const listRisks = ["late", "atRisk"] as const;
/** Besides a person's id. */
export const listHolders = ["me", "nobody", "offered", "assistant"] as const;
/** By next breach; by priority as decided, without what lateness adds; by number, which is by age. */
export const listOrders = ["breach", "priority", "age"] as const;
export type ListOrder = (typeof listOrders)[number];
/** Lists that are no team's queue, by their ids. */
export const specialQueues = ["assistant", "unowned", "last-resort", "set-aside"] as const;
export const listColumns = [
  "customer",
  "queue",
  "type",
  "segment",
  "status",
  "priority",
  "clock",
  "state",
  "age",
] as const;
export type ListColumn = (typeof listColumns)[number];
export const startingColumns: readonly ListColumn[] = ["customer", "priority", "clock", "state", "age"];

const some = <T extends z.ZodType>(of: T) => z.array(of).max(100);

/** What the list of open tickets is narrowed to; empty and null narrow nothing. */
export const ticketFilter = z.object({
  /** In the number, the subject, the customer's or the account's name. */
  q: z.string().max(200),
  /** Ids of queues: `TEAM-tN`, or one of `specialQueues`. */
  queues: some(z.string().max(100)),
  tiers: some(z.int().min(1).max(9)),
  statuses: some(z.enum(openStatuses)),
  segments: some(z.enum(segments)),
  /** Ids of issue types; "none" = none of them. */
  types: some(z.string().max(100)),
  channels: some(z.enum(channels)),
  /** The lowest priority, 1 to 100. */
  priority: z.int().min(1).max(100).nullable(),
  risk: z.enum(listRisks).nullable(),
  holder: z.union([z.enum(listHolders), z.uuid()]).nullable(),
});
export type TicketFilter = z.infer<typeof ticketFilter>;

export const ticketAsk = z.object({ filter: ticketFilter, order: z.enum(listOrders), isReversed: z.boolean() });
export type TicketAsk = z.infer<typeof ticketAsk>;

export const noFilter: TicketFilter = {
  ...{ q: "", queues: [], tiers: [], statuses: [], segments: [], types: [], channels: [] },
  ...{ priority: null, risk: null, holder: null },
};

/** The parameters of the list's address, each as text; lists are separated by commas. */
export const askParams: readonly string[] = [
  ...["q", "queue", "tier", "status", "segment", "type", "channel", "priority", "risk", "holder"],
  ...["sort", "dir", "cols"],
] as const;
export const filterParams = [
  "q",
  "queue",
  "tier",
  "status",
  "segment",
  "type",
  "channel",
  "priority",
  "risk",
  "holder",
];
export type AskParams = Partial<Record<string, string | string[] | null>>;

const one = (value: AskParams[string]): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
const many = (value: AskParams[string]): string[] => [
  ...new Set(
    one(value)
      .split(",")
      .map((s) => s.trim())
      .filter((s) => s !== ""),
  ),
];
/** What of a list a schema knows, in order. */
const known = <T>(schema: z.ZodType<T>, values: readonly unknown[]): T[] =>
  values.flatMap((v) => {
    const read = schema.safeParse(v);
    return read.success ? [read.data] : [];
  });
const knownOne = <T>(schema: z.ZodType<T>, value: unknown): T | null => known(schema, [value])[0] ?? null;

/** An address as what the list asks for; what it does not know it leaves out. */
export function askOf(asked: AskParams): TicketAsk {
  const { shape } = ticketFilter;
  const filter: TicketFilter = {
    q: one(asked.q).slice(0, 200),
    queues: known(shape.queues.element, many(asked.queue)).slice(0, 100),
    tiers: known(shape.tiers.element, many(asked.tier).map(Number)),
    statuses: known(shape.statuses.element, many(asked.status)),
    segments: known(shape.segments.element, many(asked.segment)),
    types: known(shape.types.element, many(asked.type)).slice(0, 100),
    channels: known(shape.channels.element, many(asked.channel)),
    priority: knownOne(shape.priority, Number(one(asked.priority))),
    risk: knownOne(shape.risk, one(asked.risk)),
    holder: knownOne(shape.holder, one(asked.holder)),
  };
  const order = knownOne(z.enum(listOrders), one(asked.sort)) ?? "breach";
  return { filter, order, isReversed: one(asked.dir) === "reversed" };
}

/** The columns that an address asks for, in the table's own order; as the list starts where it asks for none. */
export function columnsOf(asked: AskParams): ListColumn[] {
  const wanted = many(asked.cols);
  const found = listColumns.filter((c) => (wanted.length > 0 ? wanted : startingColumns).includes(c));
  return wanted.length > 0 && found.length === 0 && !wanted.includes("none") ? [...startingColumns] : found;
}

export const isNarrowed = (f: TicketFilter): boolean =>
  f.q.trim() !== "" ||
  [f.queues, f.tiers, f.statuses, f.segments, f.types, f.channels].some((list) => list.length > 0) ||
  f.priority !== null ||
  f.risk !== null ||
  f.holder !== null;

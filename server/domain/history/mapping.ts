import { z } from "zod";
import { canonicalZone } from "../calendar/zone";
import { dateFormatFault } from "./dates";

/** How another system's log is read. The fields are a contract (ENGINE.md, section 9); what stands below `Beyond it` is optional
 *  and says more for the pages. */

const text = (name: string, max = 200) =>
  z
    .string({ error: `${name} must be text` })
    .min(1, `${name} is empty`)
    .max(max, `${name} is longer than ${max} characters`);
const column = (name: string) => text(`${name}: the column's name`);
const oneOrMore = (name: string) =>
  z
    .array(z.string({ error: `${name} must be a list of texts` }).max(500), {
      error: `${name} must be a list of texts`,
    })
    .min(1, `${name} is empty: name at least one value`)
    .max(500, `${name} has more than 500 values`);

const where = (name: string) => z.strictObject({ column: column(`${name}.column`), in: oneOrMore(`${name}.in`) });
export type Where = z.infer<ReturnType<typeof where>>;

const formats = (name: string) =>
  z
    .array(z.string({ error: `${name} must be a list of date formats` }).max(60), {
      error: `${name} must be a list of date formats, such as ["iso"] or ["d/M/yyyy HH:mm"]`,
    })
    .min(1, `${name} is empty: name a date format, such as "iso" or "d/M/yyyy HH:mm"`)
    .max(10, `${name} has more than 10 formats`)
    .superRefine((list, ctx) => {
      for (const [at, format] of list.entries()) {
        const fault = dateFormatFault(format);
        if (fault) ctx.addIssue({ code: "custom", message: `${name}: ${fault}`, path: [at] });
      }
    });
const dated = (name: string) =>
  z.strictObject({ column: column(`${name}.column`), formats: formats(`${name}.formats`) });

/** Of patterns that could take for ever on a long cell; a group that repeats is the usual one. */
function patternFault(pattern: string): string | null {
  try {
    new RegExp(pattern, "u");
  } catch {
    return `tier.pattern is no pattern: ${pattern}`;
  }
  const bare = pattern.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  if (/\)[*+{]/.test(bare)) return "tier.pattern repeats a group: write it without * or + after )";
  if ((bare.match(/[*+]|\{\d+,/g)?.length ?? 0) > 3)
    return "tier.pattern has more than three * or +: write a shorter one";
  return null;
}

const tier = z.strictObject({
  column: column("tier.column"),
  /** What stands in its first group, or all of it without one, is the tier. Without a pattern the cell is. */
  pattern: text("tier.pattern")
    .superRefine((p, ctx) => {
      const fault = patternFault(p);
      if (fault) ctx.addIssue({ code: "custom", message: fault });
    })
    .optional(),
  default: z.int("tier.default must be a whole number").min(0).max(9).optional(),
});

const owner = z.strictObject({
  column: column("owner.column"),
  /** Only such rows assign; others mention. */
  when: where("owner.when").optional(),
  // Beyond it
  /** Teams that were renamed or merged: what the log calls them, and what they count as. Without it a new name is a new team. */
  rename: z.record(z.string().max(500), text("owner.rename", 500)).optional(),
});

const first = z.strictObject({ firstEvent: z.literal(true, "createdAt.firstEvent can only be true") });
const last = z.strictObject({ lastEventWhere: where("resolvedAt.lastEventWhere") });
const above = z.strictObject({
  column: column("reopened.column"),
  above: z.number("reopened.above must be a number"),
});
const after = z.strictObject({ eventAfterResolvedWhere: where("reopened.eventAfterResolvedWhere") });

/** The branch that the author meant is told by its key, so that its own fault is said and not that no branch fits. */
const either = <A extends z.ZodType, B extends z.ZodType>(key: string, a: A, b: B) =>
  z.unknown().transform((value, ctx): z.output<A> | z.output<B> => {
    const isA = typeof value === "object" && value !== null && key in value;
    const parsed = (isA ? a : b).safeParse(value);
    if (parsed.success) return parsed.data as z.output<A> | z.output<B>;
    for (const issue of parsed.error.issues)
      ctx.addIssue({ ...issue, input: value } as Parameters<typeof ctx.addIssue>[0]);
    return z.NEVER;
  });

const said = z.strictObject({ column: z.string().min(1).max(200) });

export const factNames = ["issueType", "segment", "channel", "priority", "person"] as const;
export type FactName = (typeof factNames)[number];

export const historyMapping = z
  .strictObject({
    source: text("source", 100)
      .transform((s) => s.trim())
      .refine((s) => s !== "" && s !== "own", 'source must name the system, and "own" is the desk itself'),
    rowIs: z.enum(["event", "ticket"], { error: 'rowIs must be "event" or "ticket"' }),
    delimiter: z
      .string({ error: "delimiter must be one character" })
      .length(1, "delimiter must be one character")
      .refine((d) => !/["\r\n]/.test(d), "delimiter may not be a quote or a line break")
      .default(","),
    missing: z.array(z.string(), { error: "missing must be a list of texts" }).max(100).default([]),
    timezone: z
      .string({ error: "timezone must be text" })
      .default("UTC")
      .transform((zone, ctx) => {
        const found = canonicalZone(zone);
        if (found !== null) return found;
        ctx.addIssue({
          code: "custom",
          message: `timezone: there is no time zone ${zone}; write it like Europe/Berlin`,
        });
        return z.NEVER;
      }),
    key: column("key"),
    eventId: column("eventId").nullable().default(null),
    order: z
      .array(
        z.union(
          [
            z.literal("row"),
            z.strictObject({ column: column("order.column"), as: z.enum(["number", "text"]).default("text") }),
          ],
          { error: 'order must list columns, as {"column":"…","as":"number"}, or "row"' },
        ),
        { error: 'order must be a list of columns, as {"column":"…","as":"number"}, or "row"' },
      )
      .max(5, "order has more than five parts")
      .optional(),
    at: dated("at").optional(),
    owner,
    tier: tier.optional(),
    createdAt: either("firstEvent", first, dated("createdAt")).optional(),
    resolvedAt: either("lastEventWhere", last, dated("resolvedAt")).optional(),
    reopened: either("eventAfterResolvedWhere", after, above).optional(),
    // Beyond it
    ...(Object.fromEntries(factNames.map((name) => [name, said.optional()])) as Record<
      FactName,
      z.ZodOptional<typeof said>
    >),
    rating: said.optional(),
    firstResponseAt: dated("firstResponseAt").optional(),
  })
  .superRefine((m, ctx) => {
    const fault = (path: string, message: string) => ctx.addIssue({ code: "custom", message, path: [path] });
    const isOf = (value: unknown, key: string) => typeof value === "object" && value !== null && key in value;
    if (m.rowIs === "event") {
      if (!m.at) fault("at", "at is missing: which column says when an event happened?");
      return;
    }
    // One row is all that is known of a ticket: nothing comes first or last in it.
    if (!m.createdAt || isOf(m.createdAt, "firstEvent")) {
      if (!m.at) fault("createdAt", "createdAt is missing: which column says when the ticket was created?");
    }
    if (isOf(m.resolvedAt, "lastEventWhere"))
      fault("resolvedAt", "resolvedAt.lastEventWhere needs a row for each event: name a column");
    if (isOf(m.reopened, "eventAfterResolvedWhere"))
      fault("reopened", "reopened.eventAfterResolvedWhere needs a row for each event: name a column");
  });

/** As it is written in a file. */
export type HistoryMappingInput = z.input<typeof historyMapping>;
export type HistoryMapping = z.output<typeof historyMapping>;

import { z } from "zod";
import { dayMs, dayOf } from "../domain/context/days";
import { accountEventKinds } from "../domain/context/vocabulary";
import { calendarDay } from "./accountFacts";
import { oneLine } from "./port";

/** The most rows one request may carry. */
export const mostUsageRows = 1000;

const metricName = (name: string) =>
  z
    .string({ error: `${name} must be text` })
    .regex(/^[a-z][a-zA-Z0-9_.-]{0,59}$/, `${name} must be a short name such as records_synced, without spaces`);

const account = oneLine("account", 200);

const measure = z.strictObject({
  account,
  metric: metricName("metric"),
  day: calendarDay("day"),
  value: z
    .number({ error: "value must be a number" })
    .min(0, "value is negative: send how much was used that day, 0 or more")
    .max(1e15, "value is too large: send it in a larger unit"),
});
const feature = z.strictObject({ account, feature: metricName("feature"), adoptedOn: calendarDay("adoptedOn") });
const event = z
  .strictObject({
    account,
    event: z.enum(accountEventKinds, { error: `event must be one of ${accountEventKinds.join(", ")}` }),
    label: oneLine("label", 120).optional(),
    at: z.iso.datetime({ offset: true, error: "at must be an instant such as 2026-11-21T09:00:00Z" }),
  })
  .refine((e) => e.event !== "other" || e.label, { path: ["label"], error: "label is missing: say what happened" });

export type Measure = z.infer<typeof measure>;
export type FeatureUse = z.infer<typeof feature>;
export type AccountEventRow = z.infer<typeof event>;
export type UsageRow =
  | ({ is: "measure" } & Measure)
  | ({ is: "feature" } & FeatureUse)
  | ({ is: "event" } & AccountEventRow);
export interface RefusedRow {
  index: number;
  field: string | null;
  message: string;
}

export const usageBatch = z.strictObject({
  rows: z
    .array(z.unknown(), { error: "rows must be a list" })
    .min(1, "rows is empty: send at least one")
    .max(mostUsageRows, `rows has more than ${mostUsageRows} entries: send them in several requests`),
});

const shapeOf = (row: unknown) => {
  if (typeof row !== "object" || row === null) return null;
  if ("event" in row) return { is: "event", schema: event } as const;
  if ("feature" in row) return { is: "feature", schema: feature } as const;
  return "metric" in row ? ({ is: "measure", schema: measure } as const) : null;
};

/** A day that has begun nowhere on earth, and an instant that is more than a minute away, are ahead of time. */
function aheadOfTime(row: UsageRow, now: number): { field: string; message: string } | null {
  if (row.is === "event") {
    const isAhead = Date.parse(row.at) > now + 60_000;
    return isAhead ? { field: "at", message: "at lies in the future: send it when it has happened" } : null;
  }
  const [field, day] = row.is === "measure" ? ["day", row.day] : ["adoptedOn", row.adoptedOn];
  return day > dayOf(now + dayMs * (14 / 24))
    ? { field, message: `${field} lies in the future: send a day when it has begun` }
    : null;
}

/** One row, or what is wrong with it. */
export function readUsageRow(input: unknown, index: number, now: number): UsageRow | RefusedRow {
  const shape = shapeOf(input);
  if (!shape) {
    const message =
      "The row is none of: {account, metric, day, value}, {account, event, at}, {account, feature, adoptedOn}";
    return { index, field: null, message };
  }
  const parsed = shape.schema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const isUnknown = issue.code === "unrecognized_keys";
    return {
      index,
      field: isUnknown ? (issue.keys[0] ?? null) : issue.path.join(".") || null,
      message: isUnknown ? `unknown field ${issue.keys.join(", ")}: leave it out` : issue.message,
    };
  }
  const row = { is: shape.is, ...parsed.data } as UsageRow;
  const ahead = aheadOfTime(row, now);
  return ahead ? { index, ...ahead } : row;
}

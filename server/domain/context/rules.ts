import { z } from "zod";
import { accountEventKinds } from "./vocabulary";

/** How the policy lets an account's context count. Every field has a default, so that documents written before stay valid;
 *  decisions made before hold no context, so these defaults change none of them. */

const points = z.number().min(0).max(100);
const days = z.int().min(1).max(365);
/** Standard deviations added to complexity. */
const harder = z.number().min(0).max(3);
const issueTypes = z.array(z.string().min(1).max(80)).min(1);

/** A question of these issue types soon after such an event is harder than it reads. */
const eventRule = z.strictObject({ event: z.enum(accountEventKinds), issueTypes, days, complexity: harder });

/** A question of these issue types from an account whose use of a metric grew. `metric` null = any. */
const volumeRule = z.strictObject({
  metric: z.string().min(1).max(60).nullable(),
  issueTypes,
  /** Relative growth from which it counts: 1 is +100 %. */
  from: z.number().gt(0).max(100),
  complexity: harder,
});

const events: z.infer<typeof eventRule>[] = [
  {
    event: "migration",
    issueTypes: ["data-sync", "data-import", "api-error", "webhook-delivery", "export-report", "sign-in"],
    days: 14,
    complexity: 1.2,
  },
  {
    event: "goLive",
    issueTypes: ["data-sync", "api-error", "slow-performance", "rate-limit"],
    days: 7,
    complexity: 0.8,
  },
  { event: "planChange", issueTypes: ["invoice", "payment-failed", "rate-limit"], days: 14, complexity: 0.6 },
  {
    event: "integrationChange",
    issueTypes: ["data-sync", "api-error", "webhook-delivery", "sso-setup", "sign-in"],
    days: 14,
    complexity: 1,
  },
  { event: "usersAdded", issueTypes: ["slow-performance", "sign-in", "roles-permissions"], days: 7, complexity: 0.5 },
  { event: "outage", issueTypes: ["data-sync", "slow-performance", "api-error"], days: 3, complexity: 0.6 },
];
const volume: z.infer<typeof volumeRule>[] = [
  {
    metric: null,
    issueTypes: ["slow-performance", "rate-limit", "data-sync", "data-import", "api-error", "webhook-delivery"],
    from: 1,
    complexity: 1.2,
  },
];

export const contextRules = z.strictObject({
  /** At most so much is added to complexity, whatever comes together. */
  complexityLimit: harder.default(2),
  events: z.array(eventRule).max(100).default(events),
  volume: z.array(volumeRule).max(100).default(volume),
  /** A context that makes a question harder also keeps the assistant from answering it alone: a person checks. */
  isChecked: z.boolean().default(true),
  repeated: z
    .strictObject({
      /** Tickets about one thing in 7 days, this one included, from which it counts. */
      from: z.int().min(2).max(20),
      complexity: harder,
      /** Points for each ticket beyond the first, twice at most. */
      points,
    })
    .default({ from: 2, complexity: 0.4, points: 6 }),
  /** A message unlike all that the desk has resolved, or with an error that nobody resolved, is harder than it reads. */
  unfamiliar: z.strictObject({ novelty: harder, newError: harder }).default({ novelty: 0.6, newError: 0.3 }),
  renewal: z
    .strictObject({
      /** Points on the day itself; none this many days before, nor after it has passed. */
      points,
      days,
    })
    .default({ points: 10, days: 60 }),
  /** Points at a churn risk of 1. */
  churnRisk: points.default(12),
  value: z
    .strictObject({
      points,
      /** A year's contract value that gives them all; below, in proportion. */
      full: z.number().positive(),
      currency: z.string().regex(/^[A-Z]{3}$/),
      /** What one unit of another currency is worth in it; amounts in one that is missing here give no points. */
      rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
    })
    .default({ points: 10, full: 120_000, currency: "EUR", rates: { USD: 0.9, GBP: 1.15, CHF: 1.05 } }),
  /** Points when the customer's last ticket about it had to be opened again. */
  reopened: points.default(6),
});
export type ContextRules = z.infer<typeof contextRules>;

export const startingContext: ContextRules = contextRules.parse({});

import { z } from "zod";
import { largestRefund } from "../../authority/largest";
import { alarmAction } from "../../sla/alarmAction";
import { reopenings } from "../../sla/rules";
import { aboveLimit, promiseMetrics, segments, waits } from "../../vocabulary";
import { probability, slug, tierNumber } from "./names";

const target = z.strictObject({
  metric: z.enum(promiseMetrics),
  /** null = all. The most specific target wins: issue type before segment. */
  issueType: slug.nullable(),
  segment: z.enum(segments).nullable(),
  minutes: z.number().positive("use more than 0 minutes").max(525_600),
  /** Whose open hours count, by id; null counts all time. */
  calendar: slug.nullable(),
});

/** How a promise is divided among the tiers; the shares add up to 1. */
const budget = z.strictObject({
  metric: z.enum(promiseMetrics),
  issueType: slug.nullable(),
  segment: z.enum(segments).nullable(),
  shares: z.array(z.strictObject({ tier: tierNumber, share: probability })).min(1),
});

/** What happens at an alarm of the clocks that it fits. */
export const alarmRule = z.strictObject({
  id: slug,
  /** null = every metric. */
  metric: z.enum([...promiseMetrics, "approval"]).nullable(),
  /** The promise to the customer, or the budget of a tier. */
  of: z.enum(["promise", "budget"]),
  issueType: slug.nullable(),
  segment: z.enum(segments).nullable(),
  /** The fraction of the target at which it warns, one of `warnAt`; null = the breach. On a clock that was given other
   *  warnings it acts at the first one above, or else at the breach. */
  at: z.number().gt(0).lt(1).nullable(),
  do: z.array(alarmAction).min(1).max(8),
});

export const sla = z.strictObject({
  targets: z.array(target),
  warnAt: z.array(z.number().gt(0).lt(1)).max(9),
  budgets: z.array(budget).max(100),
  /** Whom waiting for stops the clocks of a metric. */
  pauses: z.record(z.enum(promiseMetrics), z.array(z.enum(waits))),
  onReopen: z.enum(reopenings),
  alarms: z.array(alarmRule).max(100),
  /** Cost of one breach and of each late hour, per metric, in planner's cost units for importance 1. */
  costs: z.record(z.enum(promiseMetrics), z.strictObject({ breach: z.number().min(0), lateHour: z.number().min(0) })),
});

/** Where messages about alarms go: a mail address, or a web address that is checked before it is called. */
export const destination = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  /** `chat` speaks as Slack's incoming webhooks do; `webhook` is signed as Standard Webhooks has it. */
  kind: z.enum(["email", "chat", "webhook"]),
  address: z.string().min(3).max(500),
});

/** Who decides what agents may not, week by week. */
export const authority = z.strictObject({
  /** Duty managers in turn; the first has the week that begins at `since`. Empty = the leads. */
  rota: z.array(z.uuid()).max(50),
  /** Monday on which the first one began, and the zone in which weeks change hands. */
  since: z.iso.date(),
  zone: z.string().min(1).max(60),
  /** Hour of that Monday at which duty changes hands, 0-23. */
  hour: z.int().min(0).max(23),
  /** How long an approval may take, and whose hours count. */
  approvalMinutes: z.number().positive("use more than 0 minutes").max(525_600),
  calendar: slug.nullable(),
  /** The largest refund, as an amount in whatever currency it is asked, that any lead and whoever is asked may approve; and who
   *  may above it: the duty manager who is asked (or an admin), only an admin, or nobody. */
  refunds: z.strictObject({
    limit: z.int("use a whole amount").min(0, "use 0 or more").max(largestRefund),
    above: z.enum(aboveLimit),
  }),
});

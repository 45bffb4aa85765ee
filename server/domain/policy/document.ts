import { z } from "zod";
import { largestRefund } from "../authority/largest";
import { calendarSchema } from "../calendar/document";
import { contextRules, startingContext } from "../context/rules";
import { alarmAction } from "../sla/alarmAction";
import { reopenings } from "../sla/rules";
import {
  aboveLimit,
  autonomyStages,
  channels,
  handoffFields,
  hourStates,
  promiseMetrics,
  restingPresences,
  segments,
  waits,
} from "../vocabulary";

/** The policy document, version 9: everything that decides. Rows of teams, tiers and issue types hold identity only.
 *  Ids are the slugs of those rows; probabilities and fractions run from 0 to 1; lengths say their unit in their name. */

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");
const probability = z.number().min(0).max(1);
const tierNumber = z.int().min(1).max(9);

const team = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  /** The rungs this team staffs. Team × tier is a queue. */
  tiers: z.array(tierNumber).min(1),
});

const tier = z.strictObject({
  tier: tierNumber,
  name: z.string().min(1).max(40),
  /** Wage in planner's cost units (one missed resolution of a standard customer) per minute. */
  costPerMinute: z.number().positive(),
  /** How much one standard deviation of complexity lowers the logit of success at this tier. */
  complexityEffect: z.number().min(0),
});

const prior = z.strictObject({ tier: tierNumber, success: probability, handlingMinutes: z.number().positive() });

const bands = z.strictObject({ high: probability, low: probability });

/** The steps that resolve an issue type without a person: act, answer, wait for the customer's word, ask once more, close. */
const playbook = z.strictObject({
  /** What it answers from, by id: the first article first, the next one to a further question. */
  articles: z.array(z.uuid()).min(1).max(5),
  /** The action to run before the first answer; its answer fills `{{action.…}}`. */
  action: slug.nullable(),
  /** Minutes without a word after which the customer is asked again; null = never. */
  followUpMinutes: z.number().positive().max(43_200).nullable(),
  /** Minutes without a word after that (or after the answer) until the ticket is resolved. */
  closeMinutes: z.number().positive().max(43_200),
  /** Answers at most; the next message goes to a person. */
  turnLimit: z.int().min(1).max(5),
});

/** A call to another system, signed as Standard Webhooks has it with the secrets of `baton channel create action`. */
const action = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  url: z.url({ protocol: /^https?$/ }),
  timeoutSeconds: z.int().min(1).max(30),
  /** Field of the JSON answer, dots between its levels, and what it must equal for the action to count as done. */
  expect: z.strictObject({ field: z.string().min(1).max(80), equals: z.union([z.string(), z.number(), z.boolean()]) }),
  /** Fields of the answer that articles may use as `{{action.NAME}}`. */
  returns: z.array(z.string().regex(/^[a-z][A-Za-z0-9]*$/, "use a name such as invoiceUrl")).max(20),
});

/** A text of the assistant's own, with variables as articles have them. */
const words = z.string().min(1).max(2000);

const assistant = z.strictObject({
  /** How it signs. */
  name: z.string().min(1).max(60),
  /** Before its first answer: that it is a machine, and how to reach a person. */
  introduction: words,
  /** After each answer: what the customer may do next. */
  question: words,
  /** When the customer says nothing. */
  followUp: words,
  /** Minutes a draft waits for a reviewer before people take the ticket. */
  reviewMinutes: z.number().positive().max(10_080),
  /** Whether an answer of the assistant alone stops the clocks of first and next response. */
  answerMeetsResponse: z.boolean(),
  actions: z.array(action).max(50),
});

const issueType = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  owner: slug,
  startTier: tierNumber,
  stage: z.enum(autonomyStages),
  /** Overrides the desk's bands for this issue type. */
  bands: bands.nullable(),
  /** Capabilities an agent must have (a language, a product). */
  requires: z.array(slug),
  /** Expected success and minutes at complexity 0 until enough outcomes are known. */
  priors: z.array(prior).min(1),
  /** How the assistant resolves it; null = it drafts from the articles of the issue type, and never acts alone. */
  playbook: playbook.nullable(),
});

/** Who owns a combination of issue types instead of the owner of the likeliest one. Rules are in order: the first that fits
 *  decides, and where none does, the issue type's own owner has it. */
const ownershipRule = z.strictObject({
  id: slug,
  /** All of them must be candidates with at least `minProbability`, and the likeliest candidate must be one of them. */
  issueTypes: z.array(slug).min(1).max(5),
  /** null = all. */
  segments: z.array(z.enum(segments)).nullable(),
  /** Only while a calendar is open, or closed, at the instant of the decision; null = at all hours. */
  hours: z.strictObject({ calendar: slug, during: z.enum(hourStates) }).nullable(),
  minProbability: probability,
  owner: slug,
});

const gates = z.strictObject({
  /** Signal value from which each hard gate closes. */
  billingDispute: probability,
  policyException: probability,
  humanRequest: probability,
  legalOrSecurity: probability,
  frustration: probability,
  segments: z.array(z.enum(segments)),
  keywords: z.array(z.string().min(2).max(80)),
});

const priority = z.strictObject({
  /** Points added for the account's segment. */
  segment: z.record(z.enum(segments), z.number().min(0).max(100)),
  /** Points at signal value 1. */
  frustration: z.number().min(0).max(100),
  urgency: z.number().min(0).max(100),
  severity: z.number().min(0).max(100),
  /** Points when a legal, security or billing-dispute gate closes. */
  gate: z.number().min(0).max(100),
  /** Points at the moment a clock is due; shown, but never passed to the planner, which sees the clocks themselves. */
  slaSlack: z.number().min(0).max(100),
  /** k of importance = exp(k × (score − 50) / 50). */
  importanceK: z.number().min(0).max(4),
});

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
const alarmRule = z.strictObject({
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

const sla = z.strictObject({
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

const offers = z.strictObject({
  /** Seconds an agent has to accept. */
  ttlSeconds: z.int().min(5).max(3600),
  autoAccept: z.boolean(),
  /** Offers missed in a row after which presence becomes `presence.afterMisses`. */
  missesUntilAway: z.int().min(1).max(20),
});

/** Quarters, so that what somebody has in hand adds up without rounding. */
const channelWeight = z
  .number()
  .multipleOf(0.25, "use steps of 0.25")
  .min(0.25, "use 0.25 or more")
  .max(10, "use at most 10");

const workload = z.strictObject({
  /** Slots of somebody's capacity that a ticket takes, by the channel it came through. */
  weights: z.record(z.enum(channels), channelWeight),
});

/** Who counts as there, and what becomes of the work of those who are not. */
const presence = z.strictObject({
  /** Seconds without a sign of life from any browser of theirs after which somebody counts as gone; and after which, where
   *  the last one was closed. */
  silentSeconds: z.int().min(15, "use 15 or more: browsers answer every 5 seconds").max(600),
  closedSeconds: z.int().min(3, "use 3 or more: a page takes as long to load again").max(600),
  /** What presence becomes after offers missed in a row. */
  afterMisses: z.enum(restingPresences).default("away"),
  /** Minutes of silence after which presence becomes offline, so that nobody who comes back is given work unasked. */
  offlineAfterMinutes: z.int().min(1).max(1440),
  /** Minutes in which somebody who has begun a ticket is asked to hand it off, before it goes back by itself. */
  handoffMinutes: z.int().min(0).max(1440),
  /** How often a ticket goes back before a lead gets it. */
  mostRescues: z.int().min(1).max(20),
  /** The desk's own presences beside the standard ones, and whether work arrives in them. */
  custom: z.array(z.strictObject({ id: slug, name: z.string().min(1).max(40), receivesWork: z.boolean() })).max(20),
});

/** What an escalation must carry beside its reason. */
const handoffs = z.strictObject({
  required: z.array(z.enum(handoffFields)),
  /** By issue type, in place of `required`; an empty list asks for nothing. */
  byIssueType: z.record(slug, z.array(z.enum(handoffFields))),
});

const understanding = z.strictObject({
  /** From this probability on, a message is none of the desk's issue types. */
  noneOfThese: probability,
  /** Mean and standard deviation of the complexity signal over the desk's tickets. */
  complexityMean: probability,
  complexityDeviation: z.number().positive(),
  /** ISO 639-1 codes; a message in another language goes to a person at once. */
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, "use a two-letter language code such as en"))
    .min(1)
    .max(20),
});

/** A part of the product that customers write about, with other words for it. */
const feature = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  words: z.array(z.string().min(1).max(80)).max(30),
});

const autonomy = z.strictObject({
  /** An issue type may act alone only while the upper 95 % bound of its error rate is at most this. */
  errorLimit: z.number().gt(0).max(0.5),
  /** By how much answers that did not hold may lower an issue type's confidence; 0 = not at all. */
  mostLowered: z.number().min(0).max(0.5).default(0.15),
});

/** Where messages about alarms go: a mail address, or a web address that is checked before it is called. */
const destination = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  /** `chat` speaks as Slack's incoming webhooks do; `webhook` is signed as Standard Webhooks has it. */
  kind: z.enum(["email", "chat", "webhook"]),
  address: z.string().min(3).max(500),
});

/** Who decides what agents may not, week by week. */
const authority = z.strictObject({
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

const lastResort = z.strictObject({
  team: slug,
  tier: tierNumber,
  /** The named owner. null only until the first admin exists; tickets are then kept and shown as unowned. */
  person: z.uuid().nullable(),
});

const weight = z.number().min(0).max(10_000).optional();

/** Planner's weights that differ from its defaults; what they mean is told with `RoutingWeights`. A misspelt one is an
 *  unknown key and not a weight without effect. */
const routing = z.strictObject({
  abandonCost: weight,
  lateCapHours: weight,
  misrouteMinutes: weight,
  handoffMinutes: weight,
  failedShare: weight,
  slowdownPerOpenTicket: weight,
  dueSpreadMinutes: z.number().positive().max(10_000).optional(),
  helpDownFreeShare: weight,
  helpDownAfterMinutes: weight,
  preferredBonus: weight,
  switchMargin: weight,
});

export const publishedPolicy = z.strictObject({
  schemaVersion: z.literal(9),
  name: z.string().min(1).max(120),
  teams: z.array(team).min(1),
  tiers: z.array(tier).min(1),
  issueTypes: z.array(issueType).min(1),
  ownership: z.array(ownershipRule).max(200),
  /** Who gets what belongs to no issue type. */
  outOfScope: z.strictObject({ owner: slug, tier: tierNumber }),
  bands,
  gates,
  priority,
  calendars: z.array(calendarSchema).max(50),
  sla,
  destinations: z.array(destination).max(50),
  authority,
  offers,
  workload,
  presence,
  handoffs,
  understanding,
  /** The product's parts, looked for in messages. */
  features: z.array(feature).max(200),
  autonomy,
  assistant,
  routing,
  lastResort,
  /** Changes of team that a ticket may see; the last of them leads to the last resort, where it stays. */
  hopLimit: z.int().min(1).max(20),
  /** How an account's facts, use and history count. */
  context: contextRules.default(startingContext),
});
export type PolicyDocument = z.infer<typeof publishedPolicy>;
export type Playbook = z.infer<typeof playbook>;
export type PlaybookAction = z.infer<typeof action>;
export type OwnershipRule = z.infer<typeof ownershipRule>;
export type AlarmRule = z.infer<typeof alarmRule>;
export type Destination = z.infer<typeof destination>;

/** A draft is the same shape with anything still missing: it can always be saved, but only a published one decides. */
export const draftPolicy = z.looseObject({ schemaVersion: z.literal(9) });
export type PolicyDraftDocument = z.infer<typeof draftPolicy>;

/** JSON Schema of a published document, for editors and pipelines. */
export const policyJsonSchema = () => z.toJSONSchema(publishedPolicy);

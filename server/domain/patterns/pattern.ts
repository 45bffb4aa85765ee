import { z } from "zod";

/** What a pattern claims. */
export const patternKinds = [
  "surge",
  "documentation",
  "training",
  "account",
  "trials",
  "overEscalation",
  "bottleneck",
  "abandonment",
  "circular",
  "cover",
] as const;
export type PatternKind = (typeof patternKinds)[number];

/** Who should know of it. */
export const audiences = ["product", "sales", "success", "support"] as const;
export type Audience = (typeof audiences)[number];

export const patternStates = ["open", "assigned", "snoozed", "dismissed"] as const;
export type PatternState = (typeof patternStates)[number];

export const dismissReasons = ["known", "expected", "untrue", "minor"] as const;
export type DismissReason = (typeof dismissReasons)[number];

export const surgeSubjects = ["feature", "error", "phrase"] as const;
export type SurgeSubject = (typeof surgeSubjects)[number];

const count = z.number().min(0);
const share = z.number().min(0).max(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The numbers that a claim rests on. They hold ids, counts and dates; of what customers wrote only a phrase that several of them
 *  share. */
export const patternEvidence = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("surge"),
    on: z.enum(surgeSubjects),
    /** A feature's id, an error's hash or the phrase; `sample`: an error's code as it stands in several messages. */
    subject: z.string(),
    sample: z.string().nullable(),
    since: day,
    ...{ total: count, named: count, expected: count, customers: count },
    /** Calm days in which chance alone would look like this once. */
    calmDays: count,
    pastTotal: count,
    /** Of its tickets those that were passed up, and those that name it and wait. Absent in cards of before. */
    ...{ passedUp: count.optional(), waiting: count.optional() },
    days: z.array(z.object({ day, total: count, named: count, expected: count })),
  }),
  z.object({
    kind: z.literal("documentation"),
    issueType: z.string(),
    feature: z.string().nullable(),
    days: count,
    ...{ tickets: count, customers: count, escalated: count, minutes: count, byHand: count },
    /** Whether the issue type has an article at all, and one that waits to be looked at. */
    hasArticle: z.boolean(),
    proposedId: z.string().nullable(),
    weeks: z.array(z.object({ day, tickets: count })),
  }),
  z.object({
    kind: z.literal("training"),
    /** A person's or a team's id. */
    of: z.enum(["person", "team"]),
    id: z.string(),
    issueType: z.string(),
    days: count,
    ...{ outcomes: count, solved: count, expected: count },
    /** The chance of so few, were nothing lacking. */
    chance: share,
  }),
  z.object({
    kind: z.literal("account"),
    accountId: z.string(),
    days: count,
    ...{ escalations: count, usualEscalations: count, breaches: count, lowRatings: count, reopened: count },
    renewalInDays: z.number().nullable(),
    usageChange: z.number().nullable(),
    churnRisk: share.nullable(),
    /** Which of these count against it. */
    signs: z.array(z.enum(["escalations", "breaches", "lowRatings", "reopened", "renewal", "usage", "churn"])),
  }),
  z.object({
    kind: z.literal("trials"),
    on: z.enum(["issueType", "feature"]),
    subject: z.string(),
    days: count,
    ...{ tickets: count, accounts: count, trialTotal: count, othersTickets: count, othersTotal: count },
    chance: share,
  }),
  z.object({
    kind: z.literal("overEscalation"),
    issueType: z.string(),
    tier: count,
    days: count,
    ...{ resolved: count, over: count, successBelow: share, minutesBelow: count },
    /** Whether the policy begins there, so that it can be changed. */
    beginsThere: z.boolean(),
  }),
  z.object({
    kind: z.literal("bottleneck"),
    team: z.string(),
    tier: count,
    days: count,
    ...{ accepted: count, late: count, othersShare: share, medianMinutes: count },
    /** Day of the week (0 = Sunday, UTC) on which most are late, and how many of them. */
    worst: z.object({ weekday: count, late: count }),
    /** The issue type that most of the late ones are of, and how many of them. Absent in cards of before. */
    mostOf: z.object({ issueType: z.string(), late: count }).nullable().optional(),
    chance: share,
  }),
  z.object({
    kind: z.literal("abandonment"),
    issueType: z.string(),
    team: z.string(),
    days: count,
    ...{ tickets: count, abandoned: count, othersShare: share, held: count },
    chance: share,
  }),
  z.object({
    kind: z.literal("circular"),
    issueType: z.string(),
    /** Who had them, who got them next, and gave them back. */
    ...{ team: z.string(), via: z.string() },
    days: count,
    ...{ tickets: count, circled: count, othersShare: share },
    /** Of those that are resolved, who resolved most, and how many. */
    resolved: count,
    endTeam: z.string().nullable(),
    ended: count,
    /** Elapsed from opening to resolution, the median; null where none is resolved. */
    ...{ medianMinutes: count.nullable(), othersMinutes: count.nullable() },
    chance: share,
  }),
  z.object({
    kind: z.literal("cover"),
    team: z.string(),
    days: count,
    /** IANA zone of the hours. */
    zone: z.string(),
    /** Hours of the week, from Monday 00:00, in which nobody of the team is on shift. */
    gap: z.array(z.int().min(0).max(167)).max(168),
    /** In how many of them a promise counts. */
    promised: count,
    /** Tickets that came to it: in these hours, late of them, and the same of those at other hours. */
    ...{ inGap: count, lateInGap: count, others: count, lateOthers: count },
    /** How long the middle one of them waited for a person. */
    ...{ medianMinutes: count, othersMinutes: count },
    /** Arrivals by hour of the day, from midnight: while somebody is on shift, and while nobody is. */
    byHour: z.array(z.object({ staffed: count, gap: count })).max(24),
  }),
]);
export type PatternEvidence = z.infer<typeof patternEvidence>;
export type EvidenceOf<K extends PatternKind> = Extract<PatternEvidence, { kind: K }>;

/** A pattern as it was found at a look. */
export interface Claim<E extends PatternEvidence = PatternEvidence> {
  /** With its kind what makes it the same one at the next look. */
  key: string;
  evidence: E;
  audience: readonly Audience[];
  /** How much there is of it, in tickets or signs: what tells whether it has grown. */
  strength: number;
  /** The tickets it rests on, newest first. */
  ticketIds: readonly string[];
}

export type ClaimOf<K extends PatternKind> = Claim<EvidenceOf<K>>;

/** `YYYY-MM-DD` of a day that counts from 1 January 1970. */
export const dateOf = (dayNumber: number): string => new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);

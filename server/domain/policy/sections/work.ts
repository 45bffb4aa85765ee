import { z } from "zod";
import { channels, handoffFields, restingPresences } from "../../vocabulary";
import { slug } from "./names";

export const offers = z.strictObject({
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

export const workload = z.strictObject({
  /** Slots of somebody's capacity that a ticket takes, by the channel it came through. */
  weights: z.record(z.enum(channels), channelWeight),
});

/** Who counts as there, and what becomes of the work of those who are not. */
export const presence = z.strictObject({
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
export const handoffs = z.strictObject({
  required: z.array(z.enum(handoffFields)),
  /** By issue type, in place of `required`; an empty list asks for nothing. */
  byIssueType: z.record(slug, z.array(z.enum(handoffFields))),
});

const weight = z.number().min(0).max(10_000).optional();

/** Planner's weights that differ from its defaults; what they mean is told with `RoutingWeights`. A misspelt one is an
 *  unknown key and not a weight without effect. */
export const routing = z.strictObject({
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

import { z } from "zod";
import { calendarSchema } from "../calendar/document";
import { contextRules, startingContext } from "../context/rules";
import { type action, assistant, type playbook } from "./sections/assistant";
import { canvas } from "./sections/canvas";
import { gates, priority } from "./sections/gates";
import { bands, issueType, lastResort, ownershipRule, team, tier } from "./sections/ladder";
import { slug, tierNumber } from "./sections/names";
import { type alarmRule, authority, destination, sla } from "./sections/promises";
import { autonomy, feature, severity, understanding } from "./sections/reading";
import { handoffs, offers, presence, routing, workload } from "./sections/work";

/** The version of the document that this program writes; older ones are read by `upgradePolicy`. */
export const documentVersion = 10;

/** The policy document: everything that decides, and where it stands on the canvas. Rows of teams, tiers and issue types hold
 *  identity only. */
export const publishedPolicy = z.strictObject({
  schemaVersion: z.literal(documentVersion),
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
  severity,
  autonomy,
  assistant,
  routing,
  lastResort,
  /** Changes of team that a ticket may see; the last of them leads to the last resort, where it stays. */
  hopLimit: z.int().min(1).max(20),
  /** How an account's facts, use and history count. */
  context: contextRules.default(startingContext),
  canvas: canvas.default({ positions: {} }),
});
export type PolicyDocument = z.infer<typeof publishedPolicy>;
export type Playbook = z.infer<typeof playbook>;
export type PlaybookAction = z.infer<typeof action>;
export type OwnershipRule = z.infer<typeof ownershipRule>;
export type AlarmRule = z.infer<typeof alarmRule>;
export type Destination = z.infer<typeof destination>;

/** A draft is the same shape with anything still missing: it can always be saved, but only a published one decides. */
export const draftPolicy = z.looseObject({ schemaVersion: z.literal(documentVersion) });
export type PolicyDraftDocument = z.infer<typeof draftPolicy>;

/** JSON Schema of a published document, for editors and pipelines. */
export const policyJsonSchema = () => z.toJSONSchema(publishedPolicy);

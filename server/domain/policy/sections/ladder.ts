import { z } from "zod";
import { autonomyStages, hourStates, segments } from "../../vocabulary";
import { playbook } from "./assistant";
import { probability, slug, tierNumber } from "./names";

export const team = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  /** The rungs this team staffs. Team × tier is a queue. */
  tiers: z.array(tierNumber).min(1),
  /** The calendar in whose open hours somebody of the team is promised to be on shift; null = no promise. */
  cover: slug.nullable(),
});

export const tier = z.strictObject({
  tier: tierNumber,
  name: z.string().min(1).max(40),
  /** Wage in planner's cost units (one missed resolution of a standard customer) per minute. */
  costPerMinute: z.number().positive(),
  /** How much one standard deviation of complexity lowers the logit of success at this tier. */
  complexityEffect: z.number().min(0),
});

const prior = z.strictObject({ tier: tierNumber, success: probability, handlingMinutes: z.number().positive() });

export const bands = z.strictObject({ high: probability, low: probability });

export const issueType = z.strictObject({
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
export const ownershipRule = z.strictObject({
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

export const lastResort = z.strictObject({
  team: slug,
  tier: tierNumber,
  /** The named owner. null only until the first admin exists; tickets are then kept and shown as unowned. */
  person: z.uuid().nullable(),
});

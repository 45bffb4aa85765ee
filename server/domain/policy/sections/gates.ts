import { z } from "zod";
import { segments } from "../../vocabulary";
import { probability } from "./names";

export const gates = z.strictObject({
  /** Signal value from which each hard gate closes. */
  billingDispute: probability,
  policyException: probability,
  humanRequest: probability,
  legalOrSecurity: probability,
  frustration: probability,
  segments: z.array(z.enum(segments)),
  keywords: z.array(z.string().min(2).max(80)),
  /** Further signals from whose value on a person answers; null = no gate. */
  signals: z.strictObject({
    severity: probability.nullable(),
    urgency: probability.nullable(),
    complexity: probability.nullable(),
  }),
});

export const priority = z.strictObject({
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

/** What Baton knows about one message after reading it. Everything downstream (priority, decision, owner) reads only
 *  this. Evidence points into the message by offset: decisions are kept for ever, the customer's words can be erased. */

import type { SimilarEvidence } from "../similar/similar";

export const signalNames = [
  "frustration",
  "urgency",
  "severity",
  "complexity",
  "humanRequest",
  "billingDispute",
  "policyException",
  "legalOrSecurity",
] as const;
export type SignalName = (typeof signalNames)[number];

/** A piece of the text, as UTF-16 offsets into `subject + "\n" + text` (or `text` alone where there is no subject). */
export interface Span {
  start: number;
  end: number;
}

/** One measured property. `value` runs from 0 (absent) to 1 (as strong as it gets); evidence is what made it so. */
export interface Signal {
  value: number;
  evidence: Span[];
}

/** A guess at the issue type with its calibrated probability. */
export interface Candidate {
  issueType: string;
  probability: number;
}

/** An error signature: `hash` is equal for two traces of one fault (numbers, ids, paths, hex masked). */
export interface ErrorSignature {
  hash: string;
  span: Span;
}

export interface Understanding {
  /** Base model and number of corrections applied, as `base+delta`. */
  modelVersion: string;
  /** Sorted by probability, highest first; sums with `noneOfThese` to 1 at most. Never empty after a successful read. */
  candidates: Candidate[];
  /** Calibrated probability that the message belongs to none of the known issue types. */
  noneOfThese: number;
  signals: Record<SignalName, Signal>;
  errorSignatures: ErrorSignature[];
  /** What resolved tickets like it say; absent where that was not known yet. Shown, and decides nothing. */
  similar?: SimilarEvidence;
}

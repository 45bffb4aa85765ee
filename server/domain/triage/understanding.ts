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

/** Whether the sentence encoder took part: used, not there, or not back in time (then the linear model read alone). */
export type EncoderUse = "used" | "off" | "late";

/** What a text names. */
export interface Entities {
  /** Ids of the policy's product features. */
  features: string[];
  /** Numbers of orders, invoices, accounts and the like. */
  references: Span[];
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
  /** The correction without which the most likely issue type would be `instead` (null = none of these). */
  learned?: { correctionId: string; ticket: number; instead: string | null } | null;
  /** Probability of the first candidate without the corrections since the model was trained. Absent where none count. */
  uncorrected?: number;
  /** ISO 639-1 code; null where the text is too short or mixed to tell. Absent in decisions from before it was read, as
   *  are the next two. */
  language?: string | null;
  encoder?: EncoderUse;
  entities?: Entities;
  /** What resolved tickets like it say; absent where that was not known yet. Only `unfamiliar` of it counts. */
  similar?: SimilarEvidence;
}

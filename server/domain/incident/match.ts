import { z } from "zod";

const list = (most: number) => z.array(z.string().min(1).max(100)).max(most).default([]);

/** Which tickets belong to an incident. Of each kind that is filled a ticket must have at least one; a kind that is empty asks
 *  for nothing. */
export const incidentMatch = z
  .strictObject({
    /** Ids of issue types: what the ticket is about. */
    issueTypes: list(20),
    /** Ids of the policy's product features that its message names. */
    features: list(20),
    /** Hashes of error signatures that its message holds. */
    errors: list(20),
    /** Words or phrases that its message holds, in any case. */
    words: list(20),
  })
  .refine((m) => Object.values(m).some((values) => values.length > 0), {
    message: "Say what its tickets have in common: an issue type, a feature, an error or words.",
  });
export type IncidentMatch = z.infer<typeof incidentMatch>;

/** What is known of a ticket, as far as incidents ask for it. */
export interface MatchFacts {
  issueType: string | null;
  features: readonly string[];
  errors: readonly string[];
  /** Subject and messages of the customer. */
  text: string;
}

/** Words are compared without case, and with any white space alike. */
const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ");

/** Whether a ticket belongs to an incident. */
export function isOf(match: IncidentMatch, facts: MatchFacts): boolean {
  const has = (wanted: readonly string[], found: readonly string[]) =>
    wanted.length === 0 || wanted.some((one) => found.includes(one));
  const text = match.words.length === 0 ? "" : plain(facts.text);
  return (
    has(match.issueTypes, facts.issueType === null ? [] : [facts.issueType]) &&
    has(match.features, facts.features) &&
    has(match.errors, facts.errors) &&
    (match.words.length === 0 || match.words.some((word) => text.includes(plain(word))))
  );
}

/** Of several open incidents the one that a new ticket joins: the one that asks for most, then the older one. */
export function incidentFor<I extends { id: string; match: IncidentMatch; declaredAt: number }>(
  open: readonly I[],
  facts: MatchFacts,
): I | null {
  const asked = ({ match }: I) => Object.values(match).filter((values) => values.length > 0).length;
  const fitting = open.filter((i) => isOf(i.match, facts));
  fitting.sort((a, b) => asked(b) - asked(a) || a.declaredAt - b.declaredAt || (a.id < b.id ? -1 : 1));
  return fitting[0] ?? null;
}

import type { TicketDetail } from "@/components/ticket/detail/types";
import type { IncidentMatch } from "@/server/domain/incident/match";

/** A rule of an incident as the form asks for it: one of each, and words between commas. */
export interface MatchFields {
  issueType: string | null;
  feature: string | null;
  /** Hash of an error signature. */
  error: string | null;
  words: string;
}

/** What is known of a ticket that an incident is declared from: what it is about, and the first feature and error that it
 *  names. */
export function fieldsOf({ ticket, decision }: Pick<TicketDetail, "ticket" | "decision">): MatchFields {
  const read = decision?.facts.understanding;
  return {
    issueType: ticket.issueType,
    feature: read?.entities?.features[0] ?? null,
    error: read?.errorSignatures[0]?.hash ?? null,
    words: "",
  };
}

const one = (value: string | null) => (value === null ? [] : [value]);

export const matchOf = ({ issueType, feature, error, words }: MatchFields): IncidentMatch => ({
  issueTypes: one(issueType),
  features: one(feature),
  errors: one(error),
  words: [...new Set(words.split(",").map((word) => word.trim()))].filter((word) => word !== ""),
});

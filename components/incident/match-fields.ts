import type { IncidentMatch } from "@/server/domain/incident/match";

/** A rule of an incident as the form asks for it: one of each, and words between commas. */
export interface MatchFields {
  issueType: string | null;
  feature: string | null;
  /** Hash of an error signature. */
  error: string | null;
  words: string;
}

const one = (value: string | null) => (value === null ? [] : [value]);

export const matchOf = ({ issueType, feature, error, words }: MatchFields): IncidentMatch => ({
  issueTypes: one(issueType),
  features: one(feature),
  errors: one(error),
  words: [...new Set(words.split(",").map((word) => word.trim()))].filter((word) => word !== ""),
});

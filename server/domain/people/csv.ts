import { type ColumnMapping, guessColumns } from "../csv/columns";
import type { CsvCounts, CsvPreview } from "../csv/import";
import type { Profile } from "./profile";

export const peopleColumns = ["email", "name", "role", "teams", "tier", "skills", "languages", "capacity"] as const;
export type PeopleColumn = (typeof peopleColumns)[number];
export type PeopleMapping = ColumnMapping<PeopleColumn>;

const words: Record<PeopleColumn, readonly string[]> = {
  email: ["email", "emailaddress", "mail", "login", "username", "user"],
  name: ["name", "fullname", "displayname", "agentname", "agent", "person"],
  role: ["role", "userrole", "function", "position"],
  teams: ["teams", "team", "groups", "group", "department", "departments"],
  tier: ["tier", "level", "supporttier", "supportlevel", "line"],
  skills: ["skills", "skill", "expertise", "capabilities"],
  languages: ["languages", "language", "lang", "locales", "locale"],
  capacity: ["capacity", "slots", "maxtickets", "limit", "maxcapacity"],
};
export const guessPeopleColumns = (headers: readonly string[]): PeopleMapping => guessColumns(words, headers);

export type PeoplePreview = CsvPreview<PeopleColumn>;

/** One field of a person as it was and as the file has it; texts as the file writes them. */
export interface ProfileChange {
  field: keyof Profile;
  was: string | null;
  is: string;
}

/** What an import of people does or would do. */
export interface PeoplePlan extends CsvCounts {
  /** The first of those who are invited or change. */
  people: { line: number; email: string; name: string; isNew: boolean; changes: ProfileChange[] }[];
}

/** A field as a file writes it: teams by name, skills with their proficiency. */
export function fieldText(profile: Profile, field: keyof Profile, teamName: (id: string) => string): string {
  switch (field) {
    case "teams":
      return profile.teams.map(teamName).sort().join(", ");
    case "skills":
      return Object.entries(profile.skills)
        .map(([skill, n]) => `${skill}:${n}`)
        .sort()
        .join(", ");
    case "languages":
      return [...profile.languages].sort().join(", ");
    default:
      return String(profile[field]);
  }
}

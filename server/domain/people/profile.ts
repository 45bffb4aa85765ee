import { z } from "zod";
import { roles } from "../vocabulary";
import { isLanguage } from "./languages";

/** Slots that a person may have: none is no agent, and nobody has a hundred tickets in hand and knows of each. */
export const capacityLimits = { least: 1, most: 100 } as const;
/** From learning it to teaching it. */
export const proficiencies = { least: 1, most: 5 } as const;
/** So many skills or teams of one person are more than anybody keeps in mind. */
const mostNamed = 100;

const bounds = ({ least, most }: { least: number; most: number }, what: string) => {
  const fault = `${what} must be a whole number from ${least} to ${most}`;
  return z.int(fault).min(least, fault).max(most, fault);
};

// Control characters mean a binary file or a trick, never a name.
const isPlain = (text: string) => !/\p{Cc}/u.test(text);

export const personName = z
  .string({ error: "name must be text" })
  .transform((s) => s.toWellFormed().replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "name is empty: please fill it in").max(120, "name is longer than 120 characters"))
  .refine(isPlain, "name contains control characters: please write plain text");

export const personEmail = z
  .string({ error: "email must be text" })
  .transform((s) => s.trim().toLowerCase())
  .pipe(z.email("email is not an e-mail address: write it as name@example.com").max(254, "email is too long"));

const isSkill = (id: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 80;

/** What the desk knows of somebody who works on it, besides their address and hours. */
export const profileSchema = z.strictObject({
  name: personName,
  role: z.enum(roles, `role must be one of ${roles.join(", ")}`),
  tier: bounds({ least: 1, most: 9 }, "tier"),
  teams: z.array(z.string().min(1).max(80)).max(mostNamed),
  /** Proficiency by issue type or other capability. */
  skills: z
    .record(z.string(), bounds(proficiencies, "proficiency"))
    .refine((s) => Object.keys(s).every(isSkill), "a skill is written in lower-case words joined by hyphens")
    .refine((s) => Object.keys(s).length <= mostNamed, `skills: at most ${mostNamed}`),
  /** ISO 639-1; empty = the languages of the desk. */
  languages: z
    .array(z.string().refine(isLanguage, "a language is a two-letter code such as en or de"))
    .max(30, "languages: at most 30"),
  capacity: bounds(capacityLimits, "capacity"),
});
export type Profile = z.infer<typeof profileSchema>;

/** What a profile may name. */
export interface DeskNames {
  teams: readonly { id: string; name: string }[];
  tiers: readonly number[];
}

export interface ProfileFault {
  field: keyof Profile;
  message: string;
}

/** What a profile names and the desk does not have; the remedy lists what it has. */
export function unknownNames({ teams, tier }: Pick<Profile, "teams" | "tier">, desk: DeskNames): ProfileFault[] {
  const known = new Set(desk.teams.map((t) => t.id));
  const faults: ProfileFault[] = teams
    .filter((t) => !known.has(t))
    .map((t) => ({
      field: "teams",
      message: `There is no team “${t}”: choose among ${desk.teams.map((x) => x.name).join(", ")}`,
    }));
  if (!desk.tiers.includes(tier)) {
    faults.push({ field: "tier", message: `There is no tier ${tier}: choose among ${desk.tiers.join(", ")}` });
  }
  return faults;
}

const sameText = (a: readonly string[], b: readonly string[]) => [...a].sort().join("\n") === [...b].sort().join("\n");
const skillTexts = (s: Profile["skills"]) => Object.entries(s).map(([skill, n]) => `${skill}:${n}`);

/** The fields that differ, in the order of the profile. */
export function changedFields(was: Profile, is: Profile): (keyof Profile)[] {
  const isSame: Record<keyof Profile, boolean> = {
    name: was.name === is.name,
    role: was.role === is.role,
    tier: was.tier === is.tier,
    teams: sameText(was.teams, is.teams),
    skills: sameText(skillTexts(was.skills), skillTexts(is.skills)),
    languages: sameText(was.languages, is.languages),
    capacity: was.capacity === is.capacity,
  };
  return (Object.keys(isSame) as (keyof Profile)[]).filter((field) => !isSame[field]);
}

/** Fields that change who can be given what. */
const planned: readonly (keyof Profile)[] = ["tier", "teams", "skills", "languages", "capacity"];
export const changesThePlan = (fields: readonly (keyof Profile)[]): boolean => fields.some((f) => planned.includes(f));

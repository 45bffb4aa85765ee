import type { BadCell } from "../domain/csv/import";
import type { PeopleColumn, PeopleMapping } from "../domain/people/csv";
import { isLanguage } from "../domain/people/languages";
import {
  capacityLimits,
  type DeskNames,
  type Profile,
  personEmail,
  personName,
  proficiencies,
  unknownNames,
} from "../domain/people/profile";
import { roles } from "../domain/vocabulary";
import { type CsvFile, type CsvRow, fail, oneOf, type Read, rowReader } from "./csv";

/** What a row says of somebody; what it leaves out stays as it is. */
export interface SaidPerson {
  line: number;
  email: string;
  said: Partial<Profile>;
}

/** Several values of one cell: a comma, a semicolon or an upright stroke between them. */
const listed = (text: string) =>
  text
    .split(/[,;|]/)
    .map((one) => one.trim())
    .filter(Boolean);

const whole =
  (what: string, { least, most }: { least: number; most: number }) =>
  (text: string): Read<number> => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? value
      : fail(`is not ${what}: write a whole number from ${least} to ${most}`);
  };
const tierOf = (text: string) => whole("a tier", { least: 1, most: 9 })(text.replace(/^t(ier)?\s*/i, ""));

const teamsOf = (desk: DeskNames) => {
  const byName = new Map(desk.teams.flatMap((t) => [t.id, t.name].map((word) => [word.toLowerCase(), t.id] as const)));
  return (text: string): Read<string[]> => {
    const names = listed(text);
    const missing = names.find((n) => !byName.has(n.toLowerCase()));
    if (missing === undefined) return [...new Set(names.map((n) => byName.get(n.toLowerCase())!))];
    return fail(`names “${missing}”, which is no team: use one of ${desk.teams.map((t) => t.name).join(", ")}`);
  };
};

function skillsOf(text: string): Read<Record<string, number>> {
  const skills: Record<string, number> = {};
  for (const one of listed(text)) {
    const [, skill, n] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\s*[:=]\s*(\d+)$/.exec(one.toLowerCase()) ?? [];
    if (skill === undefined) return fail(`holds “${one}”: write skills as refund:4, sign-in:5`);
    const { least, most } = proficiencies;
    if (Number(n) < least || Number(n) > most)
      return fail(`has ${skill} at ${n}: proficiency is from ${least} to ${most}`);
    skills[skill] = Number(n);
  }
  return skills;
}

function languagesOf(text: string): Read<string[]> {
  const codes = listed(text.toLowerCase().replaceAll(" ", ","));
  const wrong = codes.find((c) => !isLanguage(c));
  return wrong === undefined ? [...new Set(codes)] : fail(`holds “${wrong}”: use two-letter codes such as en, de`);
}

const first = (error: { issues: { message: string }[] }, column: string) =>
  error.issues[0]!.message.replace(new RegExp(`^${column} `), "");

/** One row under a mapping of columns: of whom it says what, or every cell that is wrong. */
export function readPersonRow(
  row: CsvRow,
  file: CsvFile,
  mapping: PeopleMapping,
  desk: DeskNames,
): SaidPerson | { bad: BadCell[] } {
  const { bad, cell, report, read } = rowReader<PeopleColumn>(row, file, mapping);
  if (bad.length > 0) return { bad };
  const email = personEmail.safeParse(cell("email"));
  if (!email.success)
    report("email", cell("email") === "" ? "is missing: every row needs one" : first(email.error, "email"));
  const found: { [F in keyof Profile]: Profile[F] | undefined } = {
    name: read("name", (text) => {
      const name = personName.safeParse(text);
      return name.success ? name.data : fail(first(name.error, "name"));
    }),
    role: read("role", (text) => oneOf(roles, text)),
    tier: read("tier", tierOf),
    teams: read("teams", teamsOf(desk)),
    skills: read("skills", skillsOf),
    languages: read("languages", languagesOf),
    capacity: read("capacity", whole("a capacity", capacityLimits)),
  };
  if (found.tier !== undefined) {
    for (const fault of unknownNames({ teams: [], tier: found.tier }, desk)) report("tier", fault.message);
  }
  if (!email.success || bad.length > 0) return { bad };
  const said = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<Profile>;
  return { line: row.line, email: email.data, said };
}

import type { DeskNames, Profile } from "../domain/people/profile";
import type { Role } from "../domain/vocabulary";
import type { Queryable } from "./client";
import { currentPolicy } from "./policies";

/** Somebody as they are to be changed. */
export interface KnownPerson {
  id: string;
  email: string;
  /** Has set a password. */
  isActive: boolean;
  isDisabled: boolean;
  profile: Profile;
}

interface Row extends Omit<Profile, "role"> {
  id: string;
  email: string;
  role: Role;
  is_active: boolean;
  is_disabled: boolean;
}

/** People by id or by address; with `lock` held against others who change them, in an order that cannot lock one another
 *  out. Offers to them go on meanwhile: these need no more than that the person exists. */
async function readPeople(
  tx: Queryable,
  column: "id" | "email",
  keys: readonly string[],
  { lock }: { lock: boolean },
): Promise<KnownPerson[]> {
  const type = column === "id" ? "uuid" : "text";
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT p.id, p.email, p.name, p.role, p.tier, p.capacity, p.languages, p.password_hash IS NOT NULL AS is_active,
       p.disabled_at IS NOT NULL AS is_disabled,
       ARRAY(SELECT team_id FROM person_team WHERE person_id = p.id ORDER BY team_id) AS teams,
       COALESCE((SELECT jsonb_object_agg(skill, proficiency) FROM person_skill WHERE person_id = p.id), '{}') AS skills
     FROM person p WHERE p.${column} = ANY($1::${type}[]) ORDER BY p.id ${lock ? "FOR NO KEY UPDATE" : ""}`,
    [...keys],
  );
  return rows.map(({ id, email, is_active, is_disabled, name, role, tier, teams, skills, languages, capacity }) => ({
    id,
    email,
    isActive: is_active,
    isDisabled: is_disabled,
    profile: { name, role, tier, teams, skills, languages, capacity },
  }));
}

export async function lockPerson(tx: Queryable, id: string): Promise<KnownPerson | null> {
  return (await readPeople(tx, "id", [id], { lock: true }))[0] ?? null;
}
export const readPeopleByEmail = (tx: Queryable, emails: readonly string[], how: { lock: boolean }) =>
  readPeople(tx, "email", emails, how);

/** Who can sign in as an admin now; locked, so that two admins cannot take each other's role at once. */
export async function lockAdmins(tx: Queryable): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM person WHERE role = 'admin' AND disabled_at IS NULL AND password_hash IS NOT NULL
     ORDER BY id FOR NO KEY UPDATE`,
  );
  return rows.map((r) => r.id);
}

/** Writes profiles over what was there. */
export async function writeProfiles(tx: Queryable, people: readonly { id: string; profile: Profile }[]): Promise<void> {
  if (people.length === 0) return;
  const rows = JSON.stringify(people.map(({ id, profile }) => ({ id, ...profile })));
  const given = `jsonb_to_recordset($1::jsonb)
    AS x(id uuid, name text, role text, tier int, capacity int, languages text[], teams text[], skills jsonb)`;
  await tx.$executeRawUnsafe(
    `UPDATE person p SET name = x.name, role = x.role, tier = x.tier, capacity = x.capacity, languages = x.languages
     FROM ${given} WHERE p.id = x.id`,
    rows,
  );
  await tx.$executeRawUnsafe(
    `DELETE FROM person_team t USING ${given} WHERE t.person_id = x.id AND t.team_id <> ALL(x.teams)`,
    rows,
  );
  await tx.$executeRawUnsafe(
    `INSERT INTO person_team (person_id, team_id) SELECT x.id, team FROM ${given}, unnest(x.teams) AS team
     ON CONFLICT DO NOTHING`,
    rows,
  );
  await tx.$executeRawUnsafe(
    `DELETE FROM person_skill s USING ${given} WHERE s.person_id = x.id AND NOT x.skills ? s.skill`,
    rows,
  );
  await tx.$executeRawUnsafe(
    `INSERT INTO person_skill (person_id, skill, proficiency)
     SELECT x.id, s.key, s.value::int FROM ${given}, jsonb_each_text(x.skills) AS s
     ON CONFLICT (person_id, skill) DO UPDATE SET proficiency = EXCLUDED.proficiency
       WHERE person_skill.proficiency <> EXCLUDED.proficiency`,
    rows,
  );
}

/** The teams and tiers that the policy in force has; none on a desk that was not prepared yet. */
export async function deskNames(): Promise<DeskNames> {
  const document = (await currentPolicy())?.document;
  return {
    teams: document?.teams.map(({ id, name }) => ({ id, name })) ?? [],
    tiers: document?.tiers.map((t) => t.tier).sort((a, b) => a - b) ?? [],
  };
}

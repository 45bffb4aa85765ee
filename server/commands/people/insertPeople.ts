import type { Tx } from "../../db/client";
import type { Role } from "../../domain/vocabulary";

export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  /** null = invited: they set a password by their link. */
  passwordHash: string | null;
  tier?: number;
  capacity?: number;
  teams?: string[];
  skills?: Record<string, number>;
  languages?: string[];
}

/** A statement holds so many values at most; a person has some twenty. */
const atOnce = 1000;

/** The rows of new people, in sets. */
export async function insertPeople(
  tx: Pick<Tx, "person" | "personTeam" | "personSkill">,
  all: readonly (NewPerson & { id: string })[],
): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await insertSet(tx, all.slice(from, from + atOnce));
}

async function insertSet(
  tx: Pick<Tx, "person" | "personTeam" | "personSkill">,
  people: readonly (NewPerson & { id: string })[],
): Promise<void> {
  await tx.person.createMany({
    data: people.map(({ id, email, name, role, passwordHash, tier = 1, capacity = 5, languages = [] }) => {
      return { id, email: email.toLowerCase(), name, role, passwordHash, tier, capacity, languages };
    }),
  });
  await tx.personTeam.createMany({
    data: people.flatMap(({ id, teams = [] }) => teams.map((teamId) => ({ personId: id, teamId }))),
  });
  await tx.personSkill.createMany({
    data: people.flatMap(({ id, skills = {} }) =>
      Object.entries(skills).map(([skill, proficiency]) => ({ personId: id, skill, proficiency })),
    ),
  });
}

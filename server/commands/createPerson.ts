import { writeAudit } from "../db/audit";
import { db, inTransaction, type Tx } from "../db/client";
import { currentPolicy } from "../db/policies";
import type { Actor, Role } from "../domain/vocabulary";
import { BatonError, isUniqueViolation } from "../errors";
import { newId } from "./ids";
import { publishPolicy } from "./publishPolicy";

export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  tier?: number;
  capacity?: number;
  teams?: string[];
  skills?: Record<string, number>;
}

/** Adds a person with teams and skills. The e-mail address must be new. */
export async function createPerson(person: NewPerson, actor: Actor): Promise<{ id: string }> {
  const id = newId();
  const { email, name, role, passwordHash, tier = 1, capacity = 5, teams = [], skills = {} } = person;
  try {
    await inTransaction(async (tx) => {
      await tx.person.create({ data: { id, email: email.toLowerCase(), name, role, passwordHash, tier, capacity } });
      await tx.personTeam.createMany({ data: teams.map((teamId) => ({ personId: id, teamId })) });
      const rows = Object.entries(skills).map(([skill, proficiency]) => ({ personId: id, skill, proficiency }));
      await tx.personSkill.createMany({ data: rows });
      await writeAudit(tx, {
        actor,
        action: "person.create",
        subject: { kind: "person", id },
        details: { role, teams },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new BatonError("conflict", `Somebody with the address ${email} exists already.`, "email");
  }
  return { id };
}

async function joinTeams(tx: Pick<Tx, "personTeam">, personId: string, teams: string[]): Promise<void> {
  await tx.personTeam.createMany({ data: teams.map((teamId) => ({ personId, teamId })), skipDuplicates: true });
}

/** Adds an admin. The first one on a desk without a last resort becomes it: the policy is published again with their
 *  name, and whatever was kept without an owner is routed. */
export async function createAdmin(person: Omit<NewPerson, "role" | "teams">, actor: Actor): Promise<{ id: string }> {
  const { id } = await createPerson({ ...person, role: "admin" }, actor);
  const policy = await currentPolicy();
  if (policy && policy.document.lastResort.person === null) {
    await joinTeams(
      db,
      id,
      policy.document.teams.map((t) => t.id),
    );
    const document = { ...policy.document, lastResort: { ...policy.document.lastResort, person: id } };
    await publishPolicy({ document, note: "The first admin is the last resort", actor, origin: "system" });
  }
  return { id };
}

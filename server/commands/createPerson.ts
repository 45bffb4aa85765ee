import { writeAudit } from "../db/audit";
import { db, inTransaction, type Tx } from "../db/client";
import { currentPolicy } from "../db/policies";
import type { Actor } from "../domain/vocabulary";
import { BatonError, isUniqueViolation } from "../errors";
import { newId } from "./ids";
import { insertPeople, type NewPerson } from "./people/insertPeople";
import { publishPolicy } from "./publishPolicy";

export const emailTaken = (email: string) =>
  new BatonError("conflict", `Somebody with the address ${email} exists already.`, "email");

/** Adds a person with teams and skills. The e-mail address must be new. */
export async function createPerson(person: NewPerson, actor: Actor): Promise<{ id: string }> {
  const id = newId();
  const { email, role, teams = [] } = person;
  try {
    await inTransaction(async (tx) => {
      await insertPeople(tx, [{ ...person, id }]);
      await writeAudit(tx, {
        actor,
        action: "person.create",
        subject: { kind: "person", id },
        details: { role, teams },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw emailTaken(email);
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

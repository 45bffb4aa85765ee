import { parseInput } from "../../channels/port";
import { writeAudit } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import { lockAdmins, lockPerson, writeProfiles } from "../../db/profiles";
import { asPersonId } from "../../domain/ids";
import { changedFields, changesThePlan, type Profile, profileSchema } from "../../domain/people/profile";
import { type Changer, lastAdminText, leavesNoAdmin } from "../../domain/people/rights";
import { BatonError } from "../../errors";
import { requestPlan } from "../planWaiting";
import { requireKnownNames } from "./invitePerson";
import { withdrawMisplaced } from "./withdrawMisplaced";

/** The fields of a profile that were changed, so that two who change different ones do not undo each other. */
const changes = profileSchema.partial();

/** Writes what somebody locked is to be from now on, takes back what they are offered and could not be any more, and keeps
 *  who did it. */
export async function writeChange(
  tx: Tx,
  person: { id: string; profile: Profile },
  { by, action, details }: { by: Pick<Changer, "id">; action: string; details: Record<string, unknown> },
): Promise<void> {
  await writeProfiles(tx, [person]);
  await withdrawMisplaced(tx, [asPersonId(person.id)]);
  await writeAudit(tx, {
    actor: { kind: "person", id: by.id },
    action,
    subject: { kind: "person", id: person.id },
    details,
  });
}

/** Changes somebody who works here. What they may see and do follows at once: rights are read with every request. Work is
 *  planned anew before this returns where it changes who can be given what. */
export async function changePerson(personId: string, input: unknown, by: Changer): Promise<void> {
  const said = parseInput(changes, input);
  if (said.teams) said.teams = [...new Set(said.teams)];
  const fields = await inTransaction(async (tx) => {
    const admins = await lockAdmins(tx);
    const person = await lockPerson(tx, personId);
    if (!person) throw new BatonError("notFound", "There is no such person.", "person");
    const profile: Profile = { ...person.profile, ...said };
    const changed = changedFields(person.profile, profile);
    if (changed.length === 0) return changed;
    // What is named already stays: a team may have left the policy since.
    const before = person.profile;
    await requireKnownNames({
      teams: profile.teams.filter((t) => !before.teams.includes(t)),
      tier: profile.tier,
    });
    const after = { id: personId, role: profile.role, isActive: !person.isDisabled };
    if (leavesNoAdmin(admins, after)) throw new BatonError("conflict", lastAdminText, "role");
    const details = Object.fromEntries(changed.map((f) => [f, { was: before[f], is: profile[f] }]));
    await writeChange(tx, { id: personId, profile }, { by, action: "person.change", details });
    return changed;
  });
  if (changesThePlan(fields)) await requestPlan();
}

import { z } from "zod";
import { parseInput } from "../../channels/port";
import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import { deskNames } from "../../db/profiles";
import { type Profile, personEmail, profileSchema, unknownNames } from "../../domain/people/profile";
import { type Changer, inviteRefusal } from "../../domain/people/rights";
import { BatonError, isUniqueViolation } from "../../errors";
import { emailTaken } from "../createPerson";
import { newId } from "../ids";
import { insertPeople } from "./insertPeople";
import { type GivenLink, giveLink } from "./links";

export const invitation = z.strictObject({ email: personEmail, ...profileSchema.shape });

/** Refuses a profile that names a team or a tier which the desk does not have. */
export async function requireKnownNames(profile: Pick<Profile, "teams" | "tier">): Promise<void> {
  const [fault] = unknownNames(profile, await deskNames());
  if (fault) throw new BatonError("badInput", `${fault.message}.`, fault.field);
}

/** Asks somebody to the desk: they exist from now on, may be given teams and hours, and sign in once they have set a
 *  password by their link. */
export async function invitePerson(input: unknown, by: Changer): Promise<{ id: string; link: GivenLink }> {
  const { email, ...profile } = parseInput(invitation, input);
  const refusal = inviteRefusal(by, profile);
  if (refusal !== null) throw new BatonError("forbidden", refusal, "teams");
  await requireKnownNames(profile);
  const id = newId();
  try {
    return await inTransaction(async (tx) => {
      await insertPeople(tx, [{ id, email, ...profile, teams: [...new Set(profile.teams)], passwordHash: null }]);
      const link = await giveLink(tx, id, "invite", by.id);
      await writeAudit(tx, {
        actor: { kind: "person", id: by.id },
        action: "person.invite",
        subject: { kind: "person", id },
        details: { role: profile.role, teams: profile.teams, tier: profile.tier, isMailed: link.isMailed },
      });
      return { id, link };
    });
  } catch (error) {
    throw isUniqueViolation(error) ? emailTaken(email) : error;
  }
}

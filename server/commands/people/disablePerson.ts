import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import { withdrawLinks } from "../../db/personLinks";
import { currentPolicy } from "../../db/policies";
import { setAbsence } from "../../db/presence/attendance";
import { lockAdmins, lockPerson } from "../../db/profiles";
import { asPersonId } from "../../domain/ids";
import { type Changer, disableRefusal } from "../../domain/people/rights";
import { BatonError } from "../../errors";
import { requestPlan } from "../planWaiting";
import { rescueWithin } from "../rescueWork";

const unknown = () => new BatonError("notFound", "There is no such person.", "person");

/** Ends somebody's work here: they are signed out everywhere, their link is void, and what they had in hand goes back to its
 *  queues, all at once. Whatever they did stays theirs in the history. Doing it again changes nothing. */
export async function disablePerson(personId: string, by: Changer): Promise<void> {
  const lastResort = (await currentPolicy())?.document.lastResort.person ?? null;
  await inTransaction(async (tx) => {
    const admins = await lockAdmins(tx);
    const person = await lockPerson(tx, personId);
    if (!person) throw unknown();
    const refusal = disableRefusal(by, { id: personId }, { admins, lastResort });
    if (refusal !== null) throw new BatonError("conflict", refusal, "person");
    if (person.isDisabled) return;
    await tx.$executeRaw`
      UPDATE person SET disabled_at = baton_now(), session_version = session_version + 1, presence = 'offline',
        presence_at = baton_now()
      WHERE id = ${personId}::uuid`;
    await withdrawLinks(tx, [personId]);
    await setAbsence(tx, [asPersonId(personId)], "disabled");
    await rescueWithin(tx, [asPersonId(personId)], "disabled");
    await writeAudit(tx, {
      actor: { kind: "person", id: by.id },
      action: "person.disable",
      subject: { kind: "person", id: personId },
    });
  });
  await requestPlan();
}

/** Lets somebody work here again, offline until they sign in with the password they had. */
export async function enablePerson(personId: string, by: Changer): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    if (!person) throw unknown();
    if (!person.isDisabled) return;
    await tx.person.update({ where: { id: personId }, data: { disabledAt: null, absence: "offline" } });
    await writeAudit(tx, {
      actor: { kind: "person", id: by.id },
      action: "person.enable",
      subject: { kind: "person", id: personId },
    });
  });
}

import { inTransaction } from "../../db/client";
import { deskNames, lockPerson } from "../../db/profiles";
import type { PersonId } from "../../domain/ids";
import { afterMove, type MoveRequest } from "../../domain/people/move";
import { type Changer, moveRefusal } from "../../domain/people/rights";
import { BatonError } from "../../errors";
import { requestPlan } from "../planWaiting";
import { writeChange } from "./changePerson";

/** Moves somebody from one of their teams to another; the same the other way round undoes it. What they have stays theirs, and
 *  a loan goes on. Planned anew before this returns. */
export async function movePerson(personId: PersonId, request: MoveRequest, by: Changer): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    if (!person || person.isDisabled) throw new BatonError("notFound", "There is no such person.", "person");
    const { profile } = person;
    const after = afterMove(request, profile, (await deskNames()).teams);
    if ("fault" in after) throw new BatonError("conflict", after.fault.message, after.fault.field);
    const refusal = moveRefusal(by, profile, after.teams);
    if (refusal) throw new BatonError("forbidden", refusal, "to");
    const details = { ...request };
    await writeChange(tx, { id: personId, profile: { ...profile, ...after } }, { by, action: "person.move", details });
  });
  await requestPlan();
}

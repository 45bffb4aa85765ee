import { db, inTransaction, type Tx } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { lockPeople, lookAtHours, setAbsence, stillOffline, ticketsWith } from "../db/presence/attendance";
import { forgetSilence } from "../db/presence/signs";
import { lockTickets } from "../db/tickets/load";
import { saveTickets } from "../db/tickets/save";
import type { PersonId } from "../domain/ids";
import { receivesWork } from "../domain/rescue/receives";
import type { Absence, Presence } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { requestPlan } from "./planWaiting";
import { watchPeople } from "./presence/watchPeople";
import { rescueWork } from "./rescueWork";
import { withdrawals } from "./withdrawals";

/** Whoever says that they go leaves everything, also when they were said to be absent before: a lead works without being
 *  online. Unless they have come back in another window by now. */
const leaves = (why: Absence) => async (tx: Tx, some: readonly PersonId[]) => {
  await lockPeople(tx, some);
  const gone = await stillOffline(tx, some);
  await setAbsence(tx, gone, why);
  return gone;
};

/** Says whether work may arrive; `custom` names one of the policy's own presences. Who receives work from now on is offered
 *  what waits; what was being offered to somebody who does not goes to the next person; who goes offline, or signs out
 *  (`why`), leaves what they have as `rescueWork` says. All before this returns. */
export async function setPresence(
  personId: PersonId,
  presence: Presence,
  { custom = null, why = "offline" }: { custom?: string | null; why?: Extract<Absence, "offline" | "signedOut"> } = {},
): Promise<void> {
  const version = await currentPolicyVersion(db);
  const policy = version === null ? null : await loadPolicy(version);
  const isKnown = presence !== "custom" || policy?.document.presence.custom.some((c) => c.id === custom);
  if (!isKnown) throw new BatonError("badInput", "This desk has no such presence: choose one of the list.", "presence");
  const kept = presence === "custom" ? custom : null;
  await inTransaction(async (tx) => {
    // The person's row first: a plan that reads it afterwards offers nothing new.
    await tx.$executeRaw`
      UPDATE person SET presence = ${presence}, custom_presence = ${kept}, missed_offers = 0,
        presence_at = CASE WHEN presence = ${presence} AND custom_presence IS NOT DISTINCT FROM ${kept}
          THEN presence_at ELSE baton_now() END
      WHERE id = ${personId}::uuid`;
    if (presence === "offline" || receivesWork(presence, kept, policy)) return;
    const { now, tickets } = await lockTickets(tx, await ticketsWith(tx, [personId]));
    await saveTickets(tx, withdrawals(tickets, new Set([personId]), policy, now));
  });
  if (presence === "offline") await rescueWork([personId], why, leaves(why));
  else {
    await lookAtHours([personId]);
    await forgetSilence(personId);
    await watchPeople([personId]);
  }
  await requestPlan();
}

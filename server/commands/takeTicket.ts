import { loadReceiving, loadTaker } from "../db/givings";
import { boundsOf } from "../domain/decision/nextOwner";
import type { PersonId } from "../domain/ids";
import { reason } from "../domain/reasons";
import { type GiveWarning, giveWarnings, isAgreed } from "../domain/ticket/giveWarnings";
import { placeFor, takeRefusalFor } from "../domain/ticket/giving";
import { BatonError } from "../errors";
import { changeTicket, refused } from "./changeTicket";
import { requestPlan } from "./planWaiting";

export type TakeOutcome = { state: "warned"; warnings: GiveWarning[] } | { state: "done" };

/** Somebody takes a waiting ticket by themselves, without an offer; an offer of it to them is accepted. Whoever `mayTakeAny`
 *  takes from any team and tier, also what is being offered to somebody else. Beyond their capacity only once they have said
 *  that they mean it. */
export async function takeTicket(
  ticketId: string,
  personId: PersonId,
  { mayTakeAny, agreed }: { mayTakeAny: boolean; agreed: readonly GiveWarning[] },
): Promise<TakeOutcome> {
  let warnings: GiveWarning[] = [];
  await changeTicket(ticketId, { kind: "person", id: personId }, async (t, _now, policy, tx) => {
    const taker = await loadTaker(tx, personId);
    if (!taker) throw new BatonError("forbidden", "Your account is disabled.");
    const no = takeRefusalFor(t, taker, mayTakeAny);
    if (no) throw refused(no);
    if (t.offer?.personId === personId) {
      return { commands: [{ do: "accept", offerId: t.offer.id, personId, via: "offer" }] };
    }
    const receiving = await loadReceiving(tx, personId, [ticketId], policy);
    // Whoever takes it themselves is there, and knows their team and tier.
    warnings = giveWarnings(receiving).filter((w) => w.kind === "overCapacity" && !isAgreed(w, agreed));
    if (warnings.length > 0) return { commands: [] };
    const place = placeFor(t, taker, boundsOf(policy));
    if (typeof place === "string") throw refused(place);
    const reasons = [reason("takenByHand")];
    return { commands: [{ do: "reassign", personId, ...place, givingId: null, reasons }] };
  });
  if (warnings.length > 0) return { state: "warned", warnings };
  await requestPlan();
  return { state: "done" };
}

import { loadReceiving, loadTaker } from "../../db/givings";
import { tellOfGiving } from "../../db/notifications";
import { emptyContract } from "../../domain/handoff/contract";
import type { PersonId } from "../../domain/ids";
import { reason } from "../../domain/reasons";
import { type GiveWarning, giveWarnings, isAgreed } from "../../domain/ticket/giveWarnings";
import type { Actor, GiveReason } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { changeTicket, refused } from "../changeTicket";
import { newId } from "../ids";
import { sendPending } from "../sendReply";
import { handoffWrite, mustHold } from "./handoff";

export type ReassignOutcome = { state: "warned"; warnings: GiveWarning[] } | { state: "done" };

/** Its holder gives a ticket to a colleague of the same team and tier, who hears of it. What to know of them before is told as
 *  warnings, and nothing is done until they are agreed to. */
export async function reassignTicket(
  ticketId: string,
  personId: PersonId,
  order: { to: PersonId; why: GiveReason; note: string; agreed: readonly GiveWarning[] },
): Promise<ReassignOutcome> {
  const actor: Actor = { kind: "person", id: personId };
  let warnings: GiveWarning[] = [];
  await sendPending(ticketId, personId);
  await changeTicket(ticketId, actor, async (t, at, policy, tx) => {
    mustHold(t, personId);
    const { team, tier } = t.assignment!;
    const taker = await loadTaker(tx, order.to);
    if (!taker) throw new BatonError("conflict", "This person does not work here any more.", "to");
    if (taker.id === personId) throw refused("alreadyTheirs");
    if (!taker.teams.includes(team) || taker.tier !== tier) throw refused("notTheirQueue");
    const told = giveWarnings(await loadReceiving(tx, order.to, [ticketId], policy));
    warnings = told.filter((w) => !isAgreed(w, order.agreed));
    if (warnings.length > 0) return { commands: [] };
    const id = newId();
    await tellOfGiving(tx, "handGiven", { givingId: id, to: order.to, by: personId, tickets: [ticketId] });
    const reasons = [reason("givenByHand", { why: order.why })];
    const contract = { ...emptyContract, note: order.note };
    const handoff = {
      id,
      kind: "reassign",
      reason: order.why,
      from: personId,
      to: { team, tier },
      contract,
      at,
    } as const;
    return {
      commands: [{ do: "reassign", personId: order.to, team, tier, givingId: null, reasons }],
      also: [handoffWrite(t, handoff)],
    };
  });
  return warnings.length > 0 ? { state: "warned", warnings } : { state: "done" };
}

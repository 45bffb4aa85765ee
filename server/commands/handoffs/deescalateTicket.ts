import { loadEventsOf } from "../../db/tickets/load";
import { startingVariance } from "../../domain/assignment/afterFailure";
import { emptyContract } from "../../domain/handoff/contract";
import type { PersonId } from "../../domain/ids";
import { reason } from "../../domain/reasons";
import type { Actor, DeescalationReason } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { changeTicket, refused } from "../changeTicket";
import { requestPlan } from "../planWaiting";
import { sendPending } from "../sendReply";
import { handoffWrite, mustMayHandOn, tierOf } from "./handoff";

export interface Deescalation {
  /** The tier that it was seen at. */
  fromTier: number;
  toTier: number;
  reason: DeescalationReason;
  /** What remains to do. */
  remains: string;
}

/** Gives a ticket back to a lower tier of its team. It may be routed there again, and counts as hard as it was read before
 *  anybody had failed at it: whoever had it knows better. */
export async function deescalateTicket(
  ticketId: string,
  personId: PersonId,
  { fromTier, toTier, reason: why, remains }: Deescalation,
): Promise<{ team: string; tier: number }> {
  await sendPending(ticketId, personId);
  const actor: Actor = { kind: "person", id: personId };
  const after = await changeTicket(ticketId, actor, async (t, at, policy, tx) => {
    await mustMayHandOn(tx, t, personId);
    if (!t.queue) throw refused("notQueued");
    const from = tierOf(t);
    if (from !== fromTier) throw refused("tierMoved");
    if (toTier >= from) throw refused("alreadyAtBottom");
    if (!policy.teamTiers(t.queue.team).includes(toTier)) {
      throw new BatonError("badInput", `This team has no T${toTier}.`, "toTier");
    }
    const decided = (await loadEventsOf(tx, [t.id], ["TicketDecided"]))(t.id).at(-1);
    const belief =
      decided?.type === "TicketDecided"
        ? { complexity: decided.data.complexity, variance: startingVariance }
        : undefined;
    const reasons = [reason("tierLowered", { from, to: toTier })];
    const to = { team: t.queue.team, tier: toTier };
    const contract = { ...emptyContract, note: remains };
    return {
      commands: [{ do: "deescalate", toTier, reason: why, reasons, belief }],
      also: [handoffWrite(t, { kind: "deescalate", reason: why, from: personId, to, contract, at })],
    };
  });
  await requestPlan();
  return { team: after.queue!.team, tier: after.queue!.tier };
}

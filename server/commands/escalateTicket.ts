import { loadEstimates } from "../db/estimates";
import { overridesInForce } from "../db/overrides";
import { nextOwner, toLastResort } from "../domain/decision/nextOwner";
import { beliefAfterFailure } from "../domain/estimates/expected";
import type { PersonId } from "../domain/ids";
import { reason } from "../domain/reasons";
import type { Actor, EscalationReason } from "../domain/vocabulary";
import { changeTicket, refused } from "./changeTicket";
import { newId } from "./ids";
import { messageWrite } from "./messageRow";
import { requestPlan } from "./planWaiting";
import { sendPending } from "./sendReply";

/** Moves a ticket to more expertise: the owner team's next staffed tier. What was done so far stays on the ticket; the
 *  planner offers it before this returns. */
export async function escalateTicket(
  ticketId: string,
  personId: PersonId,
  why: { reason: EscalationReason; note: string },
): Promise<{ team: string; tier: number }> {
  await sendPending(ticketId, personId);
  const actor: Actor = { kind: "person", id: personId };
  const after = await changeTicket(ticketId, actor, async (t, at, policy, tx) => {
    if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
    if (!t.queue) throw refused("notQueued");
    const { team } = t.queue;
    const from = t.assignment?.tier ?? t.queue.tier;
    // A team that the policy does not have any more has no higher tier: the ticket goes on to its next owner.
    const isGone = policy.teamTiers(team).length === 0;
    const gone = isGone ? nextOwner(t, policy, at, await loadEstimates(tx), await overridesInForce(tx)) : null;
    const toTier = gone?.tier ?? policy.teamTiers(team).find((tier) => tier > from);
    if (toTier === undefined) throw refused("alreadyAtTop");
    const messageId = newId();
    const note = { id: messageId, kind: "note", actor, channel: t.channel, body: why.note, at } as const;
    const reasons = [gone?.reason ?? reason("tierRaised", { from, to: toTier })];
    const belief = t.assignment ? beliefAfterFailure(t, from, policy, await loadEstimates(tx)) : undefined;
    return {
      commands: [
        { do: "note", messageId },
        { do: "escalate", toTeam: gone?.team ?? team, toTier, reason: why.reason, reasons, belief },
        ...(gone?.isLastResort ? toLastResort(policy, gone.reason) : []),
      ],
      also: [messageWrite(t, note)],
    };
  });
  await requestPlan();
  return { team: after.queue!.team, tier: after.queue!.tier };
}

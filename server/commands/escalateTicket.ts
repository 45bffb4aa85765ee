import { loadEstimates } from "../db/estimates";
import { staffedTiers } from "../db/handoffs";
import { overridesInForce } from "../db/overrides";
import { nextOwner, toLastResort } from "../domain/decision/nextOwner";
import { beliefAfterFailure } from "../domain/estimates/expected";
import { type HandoffContract, requiredFields } from "../domain/handoff/contract";
import { escalationTarget } from "../domain/handoff/target";
import type { PersonId } from "../domain/ids";
import { reason } from "../domain/reasons";
import type { Actor, EscalationReason } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { changeTicket, refused } from "./changeTicket";
import { handoffWrite, mustBeComplete, mustMayHandOn, tierOf } from "./handoffs/handoff";
import { requestPlan } from "./planWaiting";
import { sendPending } from "./sendReply";

export interface Escalation {
  /** The tier that it was seen at: a second click on what has moved meanwhile moves it no further. */
  fromTier: number;
  reason: EscalationReason;
  contract: HandoffContract;
  /** Whoever asks knows that nobody works where it goes, and that it waits until somebody does. */
  mayWait?: boolean;
}

/** Moves a ticket to more expertise: the owner team's next tier, with what the next one needs to go on. What was done so far stays
 *  on the ticket; the planner offers it before this returns. */
export async function escalateTicket(
  ticketId: string,
  personId: PersonId,
  { fromTier, reason: why, contract, mayWait = false }: Escalation,
): Promise<{ team: string; tier: number }> {
  await sendPending(ticketId, personId);
  const actor: Actor = { kind: "person", id: personId };
  const after = await changeTicket(ticketId, actor, async (t, at, policy, tx) => {
    await mustMayHandOn(tx, t, personId);
    if (!t.queue) throw refused("notQueued");
    const { team } = t.queue;
    const from = tierOf(t);
    if (from !== fromTier) throw refused("tierMoved");
    // A team that the policy does not have any more has no higher tier: the ticket goes on to its next owner.
    const isGone = policy.teamTiers(team).length === 0;
    const gone = isGone ? nextOwner(t, policy, at, await loadEstimates(tx), await overridesInForce(tx)) : null;
    const target = isGone ? null : escalationTarget(policy.teamTiers(team), from, await staffedTiers(tx, team));
    const toTier = gone?.tier ?? target?.tier;
    if (toTier === undefined) throw refused("alreadyAtTop");
    await mustBeComplete(tx, t, contract, requiredFields(policy.document.handoffs, t.issueType));
    if (target && target.servedBy === null && !mayWait) {
      const text = `Nobody works in this team at T${toTier} or above, so it would wait for nobody. Escalate it all the same only if it may wait, or ask a lead to give it to somebody.`;
      throw new BatonError("conflict", text, "mayWait");
    }
    const reasons = [gone?.reason ?? reason("tierRaised", { from, to: toTier })];
    const belief = t.assignment ? beliefAfterFailure(t, from, policy, await loadEstimates(tx)) : undefined;
    const to = { team: gone?.team ?? team, tier: toTier };
    return {
      commands: [
        { do: "escalate", toTeam: to.team, toTier, reason: why, reasons, belief },
        ...(gone?.isLastResort ? toLastResort(policy, gone.reason) : []),
      ],
      also: [handoffWrite(t, { kind: "escalate", reason: why, from: personId, to, contract, at })],
    };
  });
  await requestPlan();
  // Where the last resort names nobody, it is in no queue.
  return { team: after.queue?.team ?? "", tier: after.queue?.tier ?? 0 };
}

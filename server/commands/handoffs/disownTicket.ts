import { loadEstimates } from "../../db/estimates";
import { overridesInForce } from "../../db/overrides";
import { handOn, nextOwner } from "../../domain/decision/nextOwner";
import { emptyContract } from "../../domain/handoff/contract";
import type { PersonId } from "../../domain/ids";
import { withReleased } from "../../domain/ticket/ledger";
import type { Ticket } from "../../domain/ticket/ticket";
import type { Actor, NotOursReason } from "../../domain/vocabulary";
import { changeTicket, refused } from "../changeTicket";
import { requestPlan } from "../planWaiting";
import { sendPending } from "../sendReply";
import { handoffWrite, mustHold } from "./handoff";

/** Its holder says that a ticket is not their team's. That is the team's word: it goes to its next owner, and comes back only
 *  if it is understood to be about something else. */
export async function disownTicket(
  ticketId: string,
  personId: PersonId,
  { reason: why, note }: { reason: NotOursReason; note: string },
): Promise<{ team: string | null; tier: number | null }> {
  await sendPending(ticketId, personId);
  const actor: Actor = { kind: "person", id: personId };
  const after = await changeTicket(ticketId, actor, async (t, at, policy, tx) => {
    mustHold(t, personId);
    if (!t.queue) throw refused("notQueued");
    const { team } = t.queue;
    const free: Ticket = { ...t, assignment: null, offer: null, barredTeams: withReleased(t.barredTeams, team) };
    const [estimates, overrides] = [await loadEstimates(tx), await overridesInForce(tx)];
    const next = nextOwner(free, policy, at, estimates, overrides);
    const { lastResort } = policy.document;
    // It would come back to who has just said no.
    if (next.isLastResort && (team === lastResort.team || personId === lastResort.person)) {
      throw refused("lastResortKeeps");
    }
    const contract = { ...emptyContract, note };
    return {
      commands: [
        { do: "disown", reason: why, reasons: [next.reason] },
        ...handOn(free, policy, at, estimates, overrides),
      ],
      also: [handoffWrite(t, { kind: "notOurs", reason: why, from: personId, to: next, contract, at })],
    };
  });
  await requestPlan();
  return { team: after.queue?.team ?? null, tier: after.queue?.tier ?? null };
}

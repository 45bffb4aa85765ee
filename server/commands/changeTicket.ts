import { inTransaction, type Tx } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import type { TableWrite } from "../db/statement";
import { lockTickets } from "../db/tickets/load";
import { saveTickets } from "../db/tickets/save";
import type { Policy } from "../domain/policy/compile";
import { type Refusal, type TicketCommand, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { contextOf } from "./placeTicket";
import { wakeNews } from "./wakeNews";

const sentences: Record<Refusal, string> = {
  alreadyResolved: "This ticket is resolved already.",
  notResolved: "This ticket is not resolved.",
  offerGone: "This offer is gone: it was answered, withdrawn or has run out.",
  offerNotYours: "This offer was made to somebody else.",
  offerPending: "This ticket is being offered to somebody.",
  notAssigned: "Nobody has this ticket yet: accept it first.",
  notYours: "Somebody else has this ticket.",
  alreadyAssigned: "Somebody has this ticket already.",
  alreadyAtTop: "There is no higher tier for this ticket.",
  notQueued: "This ticket is in no queue yet.",
  heldByAssistant: "The assistant has this ticket.",
  notWithAssistant: "The assistant does not have this ticket any more.",
  draftGone: "This draft is settled already: somebody answered, or the customer has written again.",
  approvalPending: "An approval is being waited for already.",
  approvalGone: "This request is settled already.",
  notWaitingForThem: "This ticket waits for no third party.",
  merged: "This ticket was merged into another one: go on there.",
  notMerged: "This ticket is not merged into another one.",
  releasedBefore:
    "This team has said that the ticket is not theirs: it gets it again only if it is about something else.",
  alreadyTheirs: "They have this ticket already.",
  alreadyThere: "This ticket waits in that queue already.",
  belowLowestTier: "This ticket needs a higher tier: put the tier right first.",
  notYourTeam: "This ticket waits for a team that you are not in.",
  tierTooLow: "This ticket waits for a higher tier than yours.",
  inIncident: "This ticket belongs to an incident: take it out of it first.",
  notSnoozed: "This ticket is not snoozed.",
  notInIncident: "This ticket belongs to no incident.",
  noHandoff: "Nobody is asked to hand this ticket off any more.",
  tierMoved: "This ticket is at another tier by now: somebody moved it. Look at it again before you move it on.",
  alreadyAtBottom: "There is no lower tier for this ticket.",
  lastResortKeeps: "The last resort keeps what nobody else has: there is no other team for it.",
  notTheirQueue: "They do not work in this team at this tier: choose a colleague who does.",
  hopLimit: "This ticket has changed teams often enough: the last resort keeps it.",
};

export const refusalSentence = (refusal: Refusal): string => sentences[refusal];
export const refused = (refusal: Refusal) => new BatonError("conflict", sentences[refusal]);

/** What a command does to a locked ticket: the lifecycle commands to carry out and rows to write beside them. */
export interface TicketWork {
  commands: TicketCommand[];
  also?: TableWrite[];
}

/** gather → decide → commit for one ticket: locks it, lets `decide` choose from facts that cannot change meanwhile,
 *  carries its commands out and writes state, events and reasons in one transaction. */
export async function changeTicket(
  ticketId: string,
  actor: Actor,
  decide: (t: Ticket, now: number, policy: Policy, tx: Tx) => Promise<TicketWork> | TicketWork,
): Promise<Ticket> {
  return inTransaction(async (tx) => {
    const { now, tickets } = await lockTickets(tx, [ticketId]);
    const before = tickets[0];
    if (!before) throw new BatonError("notFound", "There is no such ticket.");
    const version = await currentPolicyVersion(tx);
    if (version === null) throw new BatonError("unavailable", "This desk has no policy yet.");
    const policy = await loadPolicy(version);
    const work = await decide(before, now, policy, tx);
    let after = before;
    const events: Parameters<typeof saveTickets>[1][number]["events"] = [];
    for (const command of work.commands) {
      const done = transition(after, command, contextOf(policy, now, actor));
      if (!done.ok) throw refused(done.refusal);
      after = done.ticket;
      events.push(...done.events);
    }
    await saveTickets(tx, [{ before, after, events }], [...(work.also ?? []), wakeNews({ after, events })]);
    return after;
  });
}

import { inTransaction, type Tx } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { dueSnoozed, leftAtWaking } from "../db/snoozed";
import type { TableWrite } from "../db/statement";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { longestSnoozeMs } from "../domain/calendar/snoozeTimes";
import type { PersonId } from "../domain/ids";
import type { Ticket } from "../domain/ticket/ticket";
import { BatonError } from "../errors";
import { changeTicket, refused } from "./changeTicket";
import { carryOut, contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";
import { rescueWithin } from "./rescueWork";
import { wakeNews } from "./wakeNews";

function mustHold(t: Ticket, personId: PersonId): void {
  if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
}

/** Whoever has a ticket puts it away until a time (epoch ms), or until the customer writes. */
export async function snoozeTicket(ticketId: string, personId: PersonId, until: number): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: personId }, (t, now) => {
    mustHold(t, personId);
    if (until <= now) throw new BatonError("badInput", "That time is over: choose one to come.", "until");
    if (until > now + longestSnoozeMs) throw new BatonError("badInput", "Snooze for 90 days at most.", "until");
    return { commands: [{ do: "snooze", until }] };
  });
}

/** They take it up again before that. */
export async function wakeTicket(ticketId: string, personId: PersonId): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: personId }, (t) => {
    mustHold(t, personId);
    return { commands: [{ do: "wake", why: "byHand" }] };
  });
}

/** What has come back to somebody who is not there is nobody's to wait for: it is rescued as if they had left just now. */
async function rescueWoken(tx: Tx): Promise<number> {
  let changed = 0;
  for (const { personId, ticketId, absence } of await leftAtWaking(tx))
    changed += await rescueWithin(tx, [personId], absence, [ticketId]);
  return changed;
}

/** Gives back what is due to those who put it away. Several workers share the work: what another one holds is skipped and found
 *  again. Returns how many tickets woke. */
export async function wakeSnoozed(limit = 100): Promise<number> {
  const { woken, rescued } = await inTransaction(async (tx) => {
    const ids = await dueSnoozed(tx, limit);
    const version = await currentPolicyVersion(tx);
    if (version === null) return { woken: 0, rescued: 0 };
    const policy = await loadPolicy(version);
    const { now, tickets } = await lockTickets(tx, ids, true);
    const changes = tickets.flatMap((before): TicketChange[] => {
      if (before.snoozedUntil === null || before.snoozedUntil > now) return [];
      const done = carryOut(before, [{ do: "wake", why: "time" }], contextOf(policy, now));
      return [{ before, after: done.ticket, events: done.events }];
    });
    const news: TableWrite[] = changes.map(wakeNews);
    await saveTickets(tx, changes, news);
    return { woken: changes.length, rescued: await rescueWoken(tx) };
  });
  if (rescued > 0) await requestPlan();
  return woken;
}

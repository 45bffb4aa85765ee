import { inTransaction } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { reason } from "../domain/reasons";
import { isOpen } from "../domain/sla/clock";
import { alarmsOf } from "../domain/sla/reactions";
import type { TicketEvent } from "../domain/ticket/events";
import type { TicketCommand } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { carryOut, contextOf } from "./placeTicket";

/** Rings warnings and breaches that are due, each recorded at its true instant. Several workers share the work: a ticket
 *  that another one holds is skipped and found again. Returns how many tickets rang. */
export async function ringAlarms(limit = 200): Promise<number> {
  return inTransaction(async (tx) => {
    const due = await tx.$queryRawUnsafe<{ ticket_id: string }[]>(
      `SELECT DISTINCT ticket_id FROM (SELECT ticket_id FROM clock WHERE next_due_at <= baton_now()
         ORDER BY next_due_at LIMIT ${Math.floor(limit)}) d`,
    );
    if (due.length === 0) return 0;
    const version = await currentPolicyVersion(tx);
    if (version === null) return 0;
    const policy = await loadPolicy(version);
    const { now, tickets } = await lockTickets(
      tx,
      due.map((d) => d.ticket_id),
      true,
    );
    const changes = tickets.flatMap((before): TicketChange[] => {
      const bodies = before.clocks.filter(isOpen).flatMap((c) => alarmsOf(c, now));
      if (bodies.length === 0) return [];
      const done = carryOut(before, [{ do: "ring", bodies }], contextOf(policy, now));
      if (!isForPeople(before, done.events)) return [{ before, after: done.ticket, events: done.events }];
      const { team, tier } = before.queue!;
      const taken: TicketCommand = { do: "queue", team, tier, reasons: [reason("assistantClock")] };
      const handed = carryOut(done.ticket, [taken], contextOf(policy, now));
      return [{ before, after: handed.ticket, events: [...done.events, ...handed.events] }];
    });
    await saveTickets(tx, changes);
    return changes.length;
  });
}

/** A promise to the customer that people have to keep: the assistant gives up a ticket at the first warning of its first
 *  response, as its own answer does not meet it. */
const isForPeople = (t: Ticket, events: readonly TicketEvent[]): boolean =>
  t.assistant !== null &&
  t.queue !== null &&
  events.some((e) => (e.type === "ClockWarned" || e.type === "ClockBreached") && e.data.metric === "firstResponse");

import { inTransaction } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import type { PersonId } from "../domain/ids";
import { transition } from "../domain/ticket/lifecycle";
import { ending, withdrawal } from "../domain/ticket/planned";
import { contextOf } from "./placeTicket";

/** Gives back what people have in hand and are offered, to the queues it came from. */
export async function rescueWork(
  people: PersonId[],
  _why: "disabled" | "signedOut" | "heartbeat" | "shiftEnd" | "offline",
): Promise<void> {
  await inTransaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ ticket_id: string }[]>(
      `SELECT ticket_id FROM assignment WHERE person_id = ANY($1::uuid[]) AND ended_at IS NULL
       UNION SELECT ticket_id FROM offer WHERE person_id = ANY($1::uuid[]) AND state = 'pending'`,
      people,
    );
    if (rows.length === 0) return;
    const version = await currentPolicyVersion(tx);
    const policy = version === null ? null : await loadPolicy(version);
    const ids = rows.map((r) => r.ticket_id);
    const { now, tickets } = await lockTickets(tx, ids);
    const changes = tickets.flatMap((before): TicketChange[] => {
      const { assignment, offer, queue } = before;
      const isTheirs = [assignment?.personId, offer?.personId].some((id) => id !== undefined && people.includes(id));
      if (!isTheirs || !queue) return [];
      const back = assignment
        ? [{ type: "TicketQueued" as const, data: { team: queue.team, tier: queue.tier, reasons: [] } }]
        : [];
      const bodies = [...withdrawal(before, "presence"), ...ending(before, "released"), ...back];
      const done = transition(before, { do: "ring", bodies }, contextOf(policy, now));
      return done.ok ? [{ before, after: done.ticket, events: done.events }] : [];
    });
    await saveTickets(tx, changes);
  });
}

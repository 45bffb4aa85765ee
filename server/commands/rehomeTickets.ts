import { inTransaction } from "../db/client";
import { loadEstimates } from "../db/estimates";
import { overridesInForce } from "../db/overrides";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { handOn } from "../domain/decision/nextOwner";
import { type TicketCommand, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";

/** Finds a new owner for what waits with a team that the policy in force does not have any more. Whoever works on such a
 *  ticket goes on with it. Returns how many tickets moved. */
export async function rehomeTickets(limit = 200): Promise<number> {
  const moved = await inTransaction(async (tx) => {
    const version = await currentPolicyVersion(tx);
    if (version === null) return 0;
    const policy = await loadPolicy(version);
    const teams = policy.document.teams.map((t) => t.id);
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `SELECT id FROM ticket WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND owner_team_id IS NOT NULL
         AND owner_team_id <> ALL($1::text[]) ORDER BY created_at LIMIT ${Math.floor(limit)}`,
      teams,
    );
    if (rows.length === 0) return 0;
    const ids = rows.map((r) => r.id);
    const { now, tickets } = await lockTickets(tx, ids, true);
    const estimates = await loadEstimates(tx);
    const overrides = await overridesInForce(tx);
    const isHomeless = (t: Ticket) => t.queue !== null && !t.assignment && !teams.includes(t.queue.team);
    const changes = tickets.filter(isHomeless).flatMap((before): TicketChange[] => {
      return change(before, handOn(before, policy, now, estimates, overrides), contextOf(policy, now));
    });
    await saveTickets(tx, changes);
    return changes.length;
  });
  if (moved > 0) await requestPlan();
  return moved;
}

/** One ticket that cannot be moved must not keep the others where they are. */
function change(before: Ticket, commands: TicketCommand[], ctx: ReturnType<typeof contextOf>): TicketChange[] {
  let after = before;
  const events: TicketChange["events"] = [];
  for (const command of commands) {
    const done = transition(after, command, ctx);
    if (!done.ok) return [];
    after = done.ticket;
    events.push(...done.events);
  }
  return [{ before, after, events }];
}

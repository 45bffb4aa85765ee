import { inTransaction, type Tx } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { lockTickets } from "../../db/tickets/load";
import { saveTickets } from "../../db/tickets/save";
import { asPersonId, type PersonId } from "../../domain/ids";
import { requestPlan } from "../planWaiting";
import { withdrawals } from "../withdrawals";

interface Misplaced {
  id: string;
  ticket_id: string;
  person_id: string;
}

/** Takes back what is being offered to somebody by a team or tier that they are no longer of: of `people`, who are locked
 *  already, or of everybody, where tickets that are just being changed are left to the next look. Gives how many. */
export async function withdrawMisplaced(tx: Tx, people: readonly PersonId[] | null): Promise<number> {
  const misplaced = await tx.$queryRawUnsafe<Misplaced[]>(
    `SELECT o.id, o.ticket_id, o.person_id FROM offer o JOIN person p ON p.id = o.person_id
     WHERE o.state = 'pending' AND ($1::uuid[] IS NULL OR o.person_id = ANY($1::uuid[])) AND (o.tier > p.tier OR NOT EXISTS (
       SELECT 1 FROM working_team w WHERE w.person_id = o.person_id AND w.team_id = o.team_id))`,
    people && [...people],
  );
  if (misplaced.length === 0) return 0;
  const version = await currentPolicyVersion(tx);
  const policy = version === null ? null : await loadPolicy(version);
  const { now, tickets } = await lockTickets(
    tx,
    misplaced.map((o) => o.ticket_id),
    people === null,
  );
  // Another offer may have taken its place until the ticket was ours.
  const offers = new Set(misplaced.map((o) => o.id));
  const still = tickets.filter((t) => t.offer && offers.has(t.offer.id));
  const from = new Set(misplaced.map((o) => asPersonId(o.person_id)));
  const changes = withdrawals(still, from, policy, now);
  await saveTickets(tx, changes);
  return changes.length;
}

/** Loans whose time is over end, and what was offered for them goes to others; likewise an offer that was being made while its
 *  person went to another team. Planned anew before this returns. Gives how many loans and offers that were. */
export async function endDueLoans(): Promise<number> {
  const count = await inTransaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM loan WHERE ended_at IS NULL AND until <= (SELECT baton_now()) LIMIT 500 FOR UPDATE SKIP LOCKED`;
    // Also a statement that ends none is news to every screen.
    const ids = due.map((l) => l.id);
    if (ids.length > 0) await tx.$executeRaw`UPDATE loan SET ended_at = until WHERE id = ANY(${ids}::uuid[])`;
    return ids.length + (await withdrawMisplaced(tx, null));
  });
  if (count > 0) await requestPlan();
  return count;
}

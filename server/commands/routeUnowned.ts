import { loadContext } from "../db/accounts/context";
import { isAssistantStopped } from "../db/assistant";
import { db, inTransaction } from "../db/client";
import { loadEstimates } from "../db/estimates";
import { overridesInForce } from "../db/overrides";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { loadEvents, lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { putRight } from "../domain/learning/putRight";
import { raisedPoints } from "../domain/priority/raised";
import { requestWork } from "./assistant/runAssistant";
import { placeTicket } from "./placeTicket";
import { understandMessage } from "./understandMessage";

/** Decides again what nobody owned, once there is somebody to own it. Returns how many tickets found an owner. */
export async function routeUnowned(limit = 100): Promise<number> {
  const version = await currentPolicyVersion();
  if (version === null) return 0;
  const policy = await loadPolicy(version);
  if (policy.document.lastResort.person === null) return 0;
  const ids = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM ticket WHERE status IN ('open', 'waiting') AND owner_team_id IS NULL AND assignee_id IS NULL
     ORDER BY created_at LIMIT ${Math.floor(limit)}`,
  );
  if (ids.length === 0) return 0;
  const first = await db.message.findMany({
    where: { ticketId: { in: ids.map((r) => r.id) }, kind: "inbound" },
    orderBy: { createdAt: "asc" },
    distinct: ["ticketId"],
  });
  const routed = await inTransaction(async (tx) => {
    const { now, tickets } = await lockTickets(
      tx,
      ids.map((r) => r.id),
      true,
    );
    const isStopped = await isAssistantStopped(tx);
    const estimates = await loadEstimates(tx);
    const overrides = await overridesInForce(tx);
    const changes: TicketChange[] = [];
    const decisions: Record<string, unknown>[] = [];
    for (const before of tickets.filter((t) => t.queue === null && t.assignment === null)) {
      const message = first.find((m) => m.ticketId === before.id);
      const text = message?.body ?? "";
      const subject = message?.subject ?? null;
      const reading = await understandMessage({ subject, text }, null);
      const { customerId, accountId, id } = before;
      const context = await loadContext({ customerId, accountId, now, except: id });
      const { events } = await loadEvents(id);
      const read = {
        ...reading,
        text: subject ? `${subject}\n${text}` : text,
        messageId: message?.id ?? "",
        context,
        estimates,
        overrides,
        corrected: putRight(events),
        raised: raisedPoints(events),
      };
      const placed = placeTicket(before, read, policy, now, { isStopped });
      changes.push({ before, after: placed.ticket, events: placed.events });
      decisions.push({ ...placed.decision, message_id: message?.id ?? null });
    }
    await saveTickets(tx, changes, [{ table: "decision", mode: "insert", rows: decisions }]);
    return changes.length;
  });
  if (routed > 0) await requestWork();
  return routed;
}

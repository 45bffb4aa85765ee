import { mendLostAlarms, saveAudit, ticketsToAudit } from "../db/audits";
import { inTransaction } from "../db/client";
import { scaleOf } from "../db/policies";
import { loadEvents, lockTickets } from "../db/tickets/load";
import { auditTicket, type ClockDifference } from "../domain/sla/audit";
import { log } from "../log";

const sampleSize = 20;

/** Recomputes a sample of tickets with open clocks from their events, apart from the loop that rings, and keeps what
 *  differs for `/api/health` and `/api/metrics`. Alarms that got lost are set again. Returns the differences. */
export async function auditClocks(): Promise<ClockDifference[]> {
  const mended = await mendLostAlarms();
  if (mended > 0) log.error({ clocks: mended }, "running clocks had no alarm: set again");
  const { differences, checked } = await inTransaction(async (tx) => {
    // Under the lock, so that row and history are of the same moment.
    const { tickets } = await lockTickets(tx, await ticketsToAudit(sampleSize), true);
    const found: ClockDifference[] = [];
    for (const t of tickets) found.push(...auditTicket(t, (await loadEvents(t.id)).events, scaleOf));
    return { differences: found, checked: tickets.length };
  });
  const first = differences.slice(0, 3);
  if (first.length > 0) log.error({ differences: differences.length, first }, "clocks differ from their history");
  await saveAudit(checked, differences);
  return differences;
}

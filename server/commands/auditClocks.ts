import { clearSetAside } from "../db/alarms";
import { mendLostAlarms, mendNextAlarms, recordMended, saveAudit, takeTicketsToAudit } from "../db/audits";
import { inTransaction } from "../db/client";
import { scaleOf } from "../db/policies";
import { loadEvents, lockTickets } from "../db/tickets/load";
import { auditTicket, type ClockDifference, unreadable } from "../domain/sla/audit";
import { isDatabaseGone } from "../errors";
import { log } from "../log";

const sampleSize = 20;

interface Recounted {
  differences: ClockDifference[];
  /** Alarms that were set again. */
  mended: number;
}

/** Recounts one ticket under its lock, so that row and history are of the same moment; null where somebody holds it. */
const recount = (id: string): Promise<Recounted | null> =>
  inTransaction(async (tx) => {
    const { tickets } = await lockTickets(tx, [id], true);
    const [ticket] = tickets;
    if (!ticket) return null;
    const mended = await mendNextAlarms(tx, [ticket]);
    return { differences: auditTicket(ticket, (await loadEvents(id)).events, scaleOf), mended };
  });

/** A ticket that cannot be recounted is a finding, and keeps nobody else from their turn. */
async function recountSafely(id: string): Promise<Recounted | null> {
  try {
    return await recount(id);
  } catch (error) {
    if (isDatabaseGone(error)) throw error;
    log.error({ err: error, ticketId: id }, "the clocks of a ticket could not be recounted");
    return { differences: [unreadable(id)], mended: 0 };
  }
}

/** Recomputes a sample of tickets with open clocks from their events, apart from the loop that rings, and keeps what
 *  differs for `/api/health` and `/api/metrics`. Alarms that got lost, or stand at another instant than their clock says,
 *  are set again. Returns the differences of this round. */
export async function auditClocks(): Promise<ClockDifference[]> {
  await clearSetAside();
  let mended = await mendLostAlarms();
  const recounted: string[] = [];
  const differences: ClockDifference[] = [];
  for (const id of await takeTicketsToAudit(sampleSize)) {
    const found = await recountSafely(id);
    if (!found) continue;
    recounted.push(id);
    differences.push(...found.differences);
    mended += found.mended;
  }
  if (mended > 0) {
    log.error({ clocks: mended }, "clocks had no alarm or another one than theirs: set again");
    await recordMended(mended);
  }
  const first = differences.slice(0, 3);
  if (first.length > 0) log.error({ differences: differences.length, first }, "clocks differ from their history");
  await saveAudit(recounted, differences);
  return differences;
}

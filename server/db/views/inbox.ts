import type { Reason } from "../../domain/reasons";
import type { Channel } from "../../domain/vocabulary";
import { db, Prisma } from "../client";
import { currentPolicy } from "../policies";
import { listHeldBy, listTickets, type TicketLine } from "./ticketList";

/** A pending offer with the ticket it is about. Instants are epoch ms. */
export interface OfferView {
  id: string;
  offeredAt: number;
  expiresAt: number;
  tier: number;
  reasons: Reason[];
  ticket: TicketLine;
}
/** What somebody has in hand or is offered by one channel, and the slots that one such ticket takes. */
export interface WorkByChannel {
  channel: Channel;
  count: number;
  weight: number;
}
export interface Inbox {
  offers: OfferView[];
  tickets: TicketLine[];
  /** Slots taken, and by what. */
  load: number;
  work: WorkByChannel[];
}

async function workOf(lines: readonly TicketLine[]): Promise<WorkByChannel[]> {
  const policy = await currentPolicy();
  return [...Map.groupBy(lines, (t) => t.channel)].map(([channel, list]) => ({
    channel,
    count: list.length,
    weight: policy?.size(channel) ?? 1,
  }));
}

/** What one person owes: offers to answer, then the tickets they hold. */
export async function loadInbox(personId: string): Promise<Inbox> {
  const [pending, tickets] = await Promise.all([
    db.offer.findMany({ where: { personId, state: "pending" }, orderBy: { expiresAt: "asc" } }),
    listHeldBy(personId),
  ]);
  const ids = pending.map((o) => o.ticketId);
  const offered = ids.length > 0 ? await listTickets(Prisma.sql`t.id = ANY(${ids}::uuid[])`) : [];
  const offers = pending.flatMap((o): OfferView[] => {
    const ticket = offered.find((t) => t.id === o.ticketId);
    if (!ticket) return [];
    const reasons = o.reasons as unknown as Reason[];
    const when = { offeredAt: o.offeredAt.getTime(), expiresAt: o.expiresAt.getTime() };
    return [{ id: o.id, tier: o.tier, reasons, ...when, ticket }];
  });
  const work = await workOf([...offers.map((o) => o.ticket), ...tickets]);
  return { offers, tickets, load: work.reduce((sum, w) => sum + w.count * w.weight, 0), work };
}

import type { Reason } from "../../domain/reasons";
import { db, Prisma } from "../client";
import { currentPolicy } from "../policies";
import { listHeldBy, listTickets, type TicketLine } from "./ticketList";
import { loadOf, type WorkByChannel, workOf } from "./work";

/** A pending offer with the ticket it is about. Instants are epoch ms. */
export interface OfferView {
  id: string;
  offeredAt: number;
  expiresAt: number;
  tier: number;
  reasons: Reason[];
  ticket: TicketLine;
}
export interface Inbox {
  offers: OfferView[];
  tickets: TicketLine[];
  /** Slots taken, and by what. */
  load: number;
  work: WorkByChannel[];
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
  const work = (await workOf(await currentPolicy(), [personId])).get(personId) ?? [];
  return { offers, tickets, load: loadOf(work), work };
}

import type { StyleEvidence } from "../../domain/context/replyStyle";
import type { AddressKind, Channel, Segment, TicketStatus } from "../../domain/vocabulary";
import { loadStyle } from "../accounts/context";
import { db } from "../client";
import { type CustomerConflict, conflictsOf, wholeCustomersOf } from "./customerConflicts";
import { type CustomerEvent, loadCustomerHistory } from "./customerHistory";

/** At most so many tickets of one person are shown; the newest ones. */
export const shownTickets = 200;

export interface CustomerTicketLine {
  id: string;
  number: number;
  subject: string | null;
  snippet: string;
  channel: Channel;
  status: TicketStatus;
  assignee: string | null;
  team: string | null;
  createdAt: number;
  rating: number | null;
  /** The ticket that holds this duplicate. */
  mergedInto: { id: string; number: number } | null;
}
/** One person: what they are known by, their tickets over all channels, and what happened to them. Instants are epoch ms. */
export interface CustomerView {
  id: string;
  name: string;
  account: { id: string; name: string; segment: Segment } | null;
  /** How they like to be answered, as far as it can be told. */
  style: StyleEvidence | null;
  createdAt: number;
  addresses: { id: string; kind: AddressKind; value: string; verifiedAt: number | null }[];
  tickets: CustomerTicketLine[];
  ticketCount: number;
  history: CustomerEvent[];
  conflicts: CustomerConflict[];
}

const ticketsOf = (where: { customerId: string } | { accountId: string }) =>
  db.ticket.findMany({
    where,
    orderBy: { createdAt: "desc" },
    take: shownTickets,
    include: {
      assignee: { select: { name: true } },
      ownerTeam: { select: { name: true } },
      rating: { select: { score: true } },
      mergedInto: { select: { id: true, number: true } },
      messages: { where: { kind: "inbound" }, orderBy: { createdAt: "asc" }, take: 1, select: { body: true } },
    },
  });

/** The newest tickets of a person or an account. */
export async function ticketLinesOf(
  where: { customerId: string } | { accountId: string },
): Promise<CustomerTicketLine[]> {
  const rows = await ticketsOf(where);
  return rows.map((t) => ({
    id: t.id,
    number: Number(t.number),
    subject: t.subject,
    snippet: t.messages[0]?.body?.slice(0, 160).toWellFormed() ?? "",
    channel: t.channel as Channel,
    status: t.status as TicketStatus,
    assignee: t.assignee?.name ?? null,
    team: t.ownerTeam?.name ?? null,
    createdAt: t.createdAt.getTime(),
    rating: t.rating?.score ?? null,
    mergedInto: t.mergedInto && { id: t.mergedInto.id, number: Number(t.mergedInto.number) },
  }));
}

/** The person of this id, or the one they were merged into; null for nobody. */
export async function loadCustomer(asked: string): Promise<CustomerView | null> {
  const id = (await wholeCustomersOf([asked])).get(asked)?.id;
  if (!id) return null;
  const [row, tickets, history, style] = await Promise.all([
    db.customer.findUniqueOrThrow({
      where: { id },
      include: {
        account: true,
        addresses: { orderBy: [{ kind: "asc" }, { value: "asc" }] },
        _count: { select: { tickets: true } },
      },
    }),
    ticketLinesOf({ customerId: id }),
    loadCustomerHistory(id),
    loadStyle(id),
  ]);
  return {
    id,
    name: row.name,
    account: row.account && { id: row.account.id, name: row.account.name, segment: row.account.segment as Segment },
    style,
    createdAt: row.createdAt.getTime(),
    addresses: row.addresses.map((a) => ({
      id: a.id,
      kind: a.kind as AddressKind,
      value: a.value,
      verifiedAt: a.verifiedAt?.getTime() ?? null,
    })),
    tickets,
    ticketCount: row._count.tickets,
    history: history.events,
    conflicts: await conflictsOf(id, history.noted),
  };
}

/** The other open tickets of a ticket's customer, which it may be a duplicate of. */
export async function listSiblings(ticketId: string) {
  const ticket = await db.ticket.findUnique({ where: { id: ticketId }, select: { customerId: true } });
  if (!ticket) return null;
  const rows = await db.ticket.findMany({
    where: { customerId: ticket.customerId, id: { not: ticketId }, status: { in: ["open", "waiting"] } },
    orderBy: { createdAt: "desc" },
    take: 50,
    include: {
      assignee: { select: { id: true, name: true } },
      messages: { where: { kind: "inbound" }, orderBy: { createdAt: "asc" }, take: 1, select: { body: true } },
    },
  });
  return rows.map((t) => ({
    id: t.id,
    number: Number(t.number),
    subject: t.subject,
    snippet: t.messages[0]?.body?.slice(0, 160).toWellFormed() ?? "",
    channel: t.channel as Channel,
    assignee: t.assignee,
    createdAt: t.createdAt.getTime(),
  }));
}

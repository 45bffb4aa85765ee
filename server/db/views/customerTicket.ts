import type { TicketStatus } from "../../domain/vocabulary";
import { isValidToken, ticketIdOfToken } from "../../links";
import { db } from "../client";
import { absorbedBy, keptTicketOf } from "../tickets/merged";

/** What the customer may see of their ticket: their own words, public replies, and who has it. Never notes, signals,
 *  priorities or colleagues' names beyond the one who answers. */
export interface CustomerTicket {
  id: string;
  number: number;
  subject: string | null;
  status: TicketStatus;
  /** Where it is, from the customer's side. */
  stage: "received" | "waiting" | "offered" | "withAgent" | "needsYou" | "resolved";
  agent: string | null;
  team: string | null;
  createdAt: number;
  resolvedAt: number | null;
  /** When a first answer is due; null once there was one. */
  answerDueAt: number | null;
  rating: { score: number; comment: string | null } | null;
  messages: { id: string; isMine: boolean; author: string; body: string; at: number }[];
}

/** The ticket behind a link, or null for a forged, malformed or revoked one. The link of a merged ticket leads to the one
 *  that holds its conversation now. */
export async function ticketOfToken(token: string): Promise<string | null> {
  const id = ticketIdOfToken(token);
  if (!id) return null;
  const row = await db.ticket.findUnique({ where: { id }, select: { linkVersion: true } });
  return row && isValidToken(token, id, row.linkVersion) ? keptTicketOf(id) : null;
}

export async function loadCustomerTicket(token: string): Promise<CustomerTicket | null> {
  const id = await ticketOfToken(token);
  if (!id) return null;
  const parts = [id, ...(await absorbedBy(id)).map((a) => a.id)];
  const [row, messages] = await Promise.all([
    db.ticket.findUniqueOrThrow({
      where: { id },
      include: {
        customer: { select: { name: true } },
        assignee: { select: { name: true } },
        ownerTeam: { select: { name: true } },
        rating: { select: { score: true, comment: true } },
        clocks: { where: { state: "running", metric: { in: ["firstResponse", "nextResponse"] } } },
      },
    }),
    db.message.findMany({
      where: { ticketId: { in: parts }, kind: { in: ["inbound", "reply"] } },
      orderBy: { createdAt: "asc" },
      include: { person: { select: { name: true } } },
    }),
  ]);
  const stage = (): CustomerTicket["stage"] => {
    if (row.status === "resolved" || row.status === "closed") return "resolved";
    if (row.status === "waiting") return "needsYou";
    if (row.assignee) return "withAgent";
    if (row.offerId) return "offered";
    return row.ownerTeamId ? "waiting" : "received";
  };
  const due = row.clocks.map((c) => c.dueAt?.getTime() ?? 0).filter((at) => at > 0);
  return {
    id,
    number: Number(row.number),
    subject: row.subject,
    status: row.status as TicketStatus,
    stage: stage(),
    agent: row.assignee?.name ?? null,
    team: row.ownerTeam?.name ?? null,
    createdAt: row.createdAt.getTime(),
    resolvedAt: row.resolvedAt?.getTime() ?? null,
    answerDueAt: due.length > 0 ? Math.min(...due) : null,
    rating: row.rating,
    messages: messages.map((m) => ({
      id: m.id,
      isMine: m.kind === "inbound",
      author: (m.kind === "reply" && m.person?.name) || row.customer.name,
      body: m.body ?? "",
      at: m.createdAt.getTime(),
    })),
  };
}

import { isLinkExpired } from "../../domain/ticket/link";
import type { ActorKind, TicketStatus } from "../../domain/vocabulary";
import { isValidToken, ticketIdOfToken } from "../../links";
import { db } from "../client";
import { currentPolicy } from "../policies";
import { absorbedBy, keptTicketOf } from "../tickets/merged";
import { type AttachmentView, attachmentsOfMessage } from "./attachments";

/** Something said on the ticket, as its customer sees it. */
export interface CustomerMessage {
  id: string;
  isMine: boolean;
  authorKind: ActorKind;
  /** A person's name; null for an author that has none. */
  author: string | null;
  /** `markdown` is drawn: answers of the assistant, and drafts that somebody approved. */
  format: "text" | "markdown";
  body: string;
  at: number;
  attachments: AttachmentView[];
}

/** `answering`: the assistant writes or a colleague checks what it wrote; `answered`: it waits for the customer's word;
 *  `withOthers`: it waits for somebody at our side, who is not named. */
export type CustomerStage =
  | "received"
  | "answering"
  | "answered"
  | "waiting"
  | "offered"
  | "withAgent"
  | "needsYou"
  | "withOthers"
  | "resolved";

/** What the customer may see of their ticket: their own words, public replies, and who has it. Never notes, signals,
 *  priorities or colleagues' names beyond the one who answers. */
export interface CustomerTicket {
  id: string;
  number: number;
  subject: string | null;
  status: TicketStatus;
  /** Where it is, from the customer's side. */
  stage: CustomerStage;
  /** Whether a person can be asked for with one click: the assistant has it. */
  isWithAssistant: boolean;
  /** When the assistant gave it to people, if it had it. */
  handedOverAt: number | null;
  agent: string | null;
  team: string | null;
  createdAt: number;
  resolvedAt: number | null;
  /** When a first answer is due; null once there was one. */
  answerDueAt: number | null;
  rating: { score: number; comment: string | null } | null;
  messages: CustomerMessage[];
}

/** What a link opens. `unknown` is a forged, malformed or revoked one; an expired one was ours. */
export type Link = { state: "open"; ticketId: string } | { state: "expired" } | { state: "unknown" };

export async function readLink(token: string): Promise<Link> {
  const id = ticketIdOfToken(token);
  if (!id) return { state: "unknown" };
  const [row] = await db.$queryRaw<{ version: number; created: Date; wrote: Date; resolved: Date | null; now: Date }[]>`
    SELECT link_version AS version, created_at AS created, last_customer_message_at AS wrote, resolved_at AS resolved,
      baton_now() AS now
    FROM ticket WHERE id = ${id}::uuid`;
  if (!row || !isValidToken(token, id, row.version)) return { state: "unknown" };
  const facts = {
    createdAt: row.created.getTime(),
    lastCustomerMessageAt: row.wrote.getTime(),
    resolvedAt: row.resolved?.getTime() ?? null,
  };
  // The link of a merged ticket leads to the one that holds its conversation now, and lives as long as that one's.
  const kept = await keptTicketOf(id);
  if (kept !== id) return { state: "open", ticketId: kept };
  return isLinkExpired(facts, row.now.getTime()) ? { state: "expired" } : { state: "open", ticketId: id };
}

/** The ticket that a link opens now; null for one that opens nothing. */
export async function ticketOfToken(token: string): Promise<string | null> {
  const link = await readLink(token);
  return link.state === "open" ? link.ticketId : null;
}

function authorOf(
  m: { kind: string; authorKind: string; person: { name: string } | null },
  customer: string,
  assistant: string | undefined,
): string | null {
  if (m.kind === "inbound") return customer;
  return m.authorKind === "assistant" ? (assistant ?? null) : (m.person?.name ?? null);
}

/** The ticket behind a link that is open; null for any other. */
export async function loadCustomerTicket(token: string): Promise<CustomerTicket | null> {
  const id = await ticketOfToken(token);
  if (!id) return null;
  const parts = [id, ...(await absorbedBy(id)).map((a) => a.id)];
  const [row, messages, policy, [handed]] = await Promise.all([
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
      include: { person: { select: { name: true } }, attachments: attachmentsOfMessage },
    }),
    currentPolicy(),
    db.$queryRaw<{ at: Date }[]>`SELECT at FROM ticket_event
      WHERE ticket_id = ${id}::uuid AND type = 'AssistantHandedOver' ORDER BY seq DESC LIMIT 1`,
  ]);
  const stage = (): CustomerStage => {
    if (row.status === "resolved" || row.status === "closed") return "resolved";
    if (row.assistantStep === "confirming" || row.assistantStep === "followedUp") return "answered";
    if (row.assistantLane) return "answering";
    if (row.status === "waiting") return row.waitingFor === "thirdParty" ? "withOthers" : "needsYou";
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
    isWithAssistant: row.assistantLane !== null,
    handedOverAt: handed?.at.getTime() ?? null,
    agent: row.assignee?.name ?? null,
    team: row.ownerTeam?.name ?? null,
    createdAt: row.createdAt.getTime(),
    resolvedAt: row.resolvedAt?.getTime() ?? null,
    answerDueAt: due.length > 0 ? Math.min(...due) : null,
    rating: row.rating,
    messages: messages.map((m) => ({
      id: m.id,
      isMine: m.kind === "inbound",
      authorKind: m.authorKind as ActorKind,
      author: authorOf(m, row.customer.name, policy?.document.assistant.name),
      format: m.format as CustomerMessage["format"],
      body: m.body ?? "",
      at: m.createdAt.getTime(),
      attachments: m.attachments,
    })),
  };
}

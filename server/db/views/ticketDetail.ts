import { now } from "../../clock";
import { startCosts } from "../../domain/assignment/gatekeeper";
import type { StyleEvidence } from "../../domain/context/replyStyle";
import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import type { Policy } from "../../domain/policy/compile";
import type { Clock } from "../../domain/sla/clock";
import type { TicketEvent } from "../../domain/ticket/events";
import { type Folded, foldConversation } from "../../domain/ticket/fold";
import type { Ticket } from "../../domain/ticket/ticket";
import { type Named, namedIn } from "../../domain/triage/named";
import type { AddressKind, Channel, MessageFormat, MessageKind } from "../../domain/vocabulary";
import { loadStyle } from "../accounts/context";
import { db } from "../client";
import { type HandoffView, handoffsOf } from "../handoffs";
import { loadOutgoing, type OutgoingView } from "../outgoing";
import { loadPolicy } from "../policies";
import { loadEvents, loadTicket } from "../tickets/load";
import { absorbedBy } from "../tickets/merged";
import { type AccountGlance, glanceAt } from "./account";
import { type AttachmentView, attachmentsOfMessage } from "./attachments";
import { type CustomerConflict, conflictsOfTicket } from "./customerConflicts";

export interface MessageView {
  id: string;
  kind: MessageKind;
  author: string;
  /** Who wrote down what the customer said on the phone. */
  loggedBy: string | null;
  channel: Channel;
  subject: string | null;
  body: string | null;
  format: MessageFormat;
  /** The assistant wrote it, or a person approved what it wrote. */
  isAssistant: boolean;
  /** The article that the answer was made from. */
  article: { id: string; title: string } | null;
  /** The language model whose text a reviewer took for it. */
  writtenWith: string | null;
  at: number;
  attachments: AttachmentView[];
  /** Whom a note asks. */
  mentions: { id: string; name: string }[];
  /** The number of the duplicate it was written to; null for the ticket's own. */
  duplicate: number | null;
}

export interface DecisionView {
  id: string;
  at: number;
  policyVersion: number;
  modelVersion: string;
  engineVersion: string;
  /** The message that the evidence's offsets point into. */
  messageId: string | null;
  facts: DecisionFacts;
  result: DecisionResult;
  /** Product features and references in that message. */
  named: Named;
  /** What starting at each tier of its path was expected to cost, as a share of starting where it did; null without a path. */
  startCosts: { tier: number; share: number }[] | null;
}

/** Everything one ticket's page shows. */
export interface TicketDetail {
  ticket: Ticket;
  number: number;
  linkVersion: number;
  subject: string | null;
  customer: { id: string; name: string; email: string | null; phone: string | null };
  account: { id: string; name: string; segment: string } | null;
  /** What is known of that account now; the decision keeps what was known then. */
  glance: AccountGlance | null;
  /** How the customer likes to be answered, as far as it can be told. */
  style: StyleEvidence | null;
  issueTypeName: string | null;
  teamName: string | null;
  assignee: { id: string; name: string } | null;
  offeredTo: { id: string; name: string } | null;
  messages: MessageView[];
  /** Replies that can still be taken back. */
  outgoing: OutgoingView[];
  events: TicketEvent[];
  /** How people handed it on, oldest first. */
  handoffs: HandoffView[];
  decision: DecisionView | null;
  clocks: Clock[];
  rating: { score: number; comment: string | null } | null;
  /** The ticket that holds this duplicate. */
  mergedInto: { id: string; number: number } | null;
  /** Duplicates whose messages are read here. */
  absorbed: { id: string; number: number }[];
  /** Other customers who are known by an address given here. */
  conflicts: CustomerConflict[];
  /** Names of the people, teams and issue types that events and reasons mention; of tickets, their numbers. */
  names: Record<string, string>;
}

function sharesOf({ path, tier }: DecisionResult, policy: Policy | null): DecisionView["startCosts"] {
  if (!path || !policy) return null;
  const wageOf = (t: number) => policy.document.tiers.find((x) => x.tier === t)?.costPerMinute ?? 0;
  const costs = startCosts(path.map((step) => ({ ...step, costPerMinute: wageOf(step.tier) })));
  const base = costs.find((c) => c.tier === tier)?.cost;
  return base ? costs.map((c) => ({ tier: c.tier, share: c.cost / base })) : null;
}

function authorOf(kind: string, personName: string | undefined, customer: string): string {
  if (kind === "customer") return customer;
  return personName ?? kind;
}

/** What evidence points into; null once it was erased. */
function wholeText(message: { subject: string | null; body: string | null } | undefined): string | null {
  if (!message || message.body === null) return null;
  return message.subject ? `${message.subject}\n${message.body}` : message.body;
}

/** What events call the tickets they mention. */
async function numbersOf(events: TicketEvent[]): Promise<Map<string, number>> {
  const ids = events.flatMap((e) => {
    if (e.type === "TicketMerged") return [e.data.intoTicketId];
    if (e.type === "TicketUnmerged") return [e.data.fromTicketId];
    return e.type === "TicketAbsorbed" || e.type === "TicketReleased" ? [e.data.ticketId] : [];
  });
  if (ids.length === 0) return new Map();
  const rows = await db.ticket.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
  return new Map(rows.map((r) => [r.id, Number(r.number)]));
}

const withPerson = {
  orderBy: { createdAt: "asc" },
  include: {
    person: { select: { name: true } },
    attachments: attachmentsOfMessage,
    mentions: { select: { personId: true } },
  },
} as const;

export async function loadTicketDetail(id: string): Promise<TicketDetail | null> {
  const [row, ticket, history, decision, absorbed, outgoing] = await Promise.all([
    db.ticket.findUnique({
      where: { id },
      include: {
        customer: { include: { addresses: { where: { kind: { in: ["email", "phone"] } } } } },
        account: true,
        issueType: true,
        ownerTeam: true,
        rating: { select: { score: true, comment: true } },
        messages: withPerson,
      },
    }),
    loadTicket(id),
    loadEvents(id),
    db.decision.findFirst({ where: { ticketId: id }, orderBy: { at: "desc" } }),
    absorbedBy(id),
    loadOutgoing(id),
  ]);
  if (!row || !ticket) return null;
  const select = { id: true, name: true };
  const [people, teams, types, numbers, conflicts, glance, style, duplicates] = await Promise.all([
    db.person.findMany({ select }),
    db.team.findMany({ select }),
    db.issueType.findMany({ select }),
    numbersOf(history.events),
    conflictsOfTicket(ticket.customerId, history.events),
    ticket.accountId ? glanceAt(ticket.accountId, now()) : null,
    loadStyle(ticket.customerId),
    absorbed.length === 0
      ? []
      : db.message.findMany({ where: { ticketId: { in: absorbed.map((a) => a.id) } }, ...withPerson }),
  ]);
  const mentioned = [...numbers].map(([ticketId, number]) => ({ id: ticketId, name: `#${number}` }));
  const names = Object.fromEntries([...people, ...teams, ...types, ...mentioned].map((x) => [x.id, x.name]));
  const { mergedInto } = ticket;
  const writtenWith = new Map(
    history.events.flatMap((e) =>
      e.type === "DraftSettled" && e.data.messageId && e.data.writtenWith
        ? [[e.data.messageId, e.data.writtenWith] as const]
        : [],
    ),
  );
  const duplicateOf = (ticketId: string) => absorbed.find((a) => a.id === ticketId)?.number ?? null;
  const messages = [...row.messages, ...duplicates].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const articles = await db.article.findMany({
    where: { id: { in: messages.flatMap((m) => m.articleId ?? []) } },
    select: { id: true, title: true },
  });
  const policy = decision && (await loadPolicy(decision.policyVersion));
  const address = (kind: AddressKind) => row.customer.addresses.find((a) => a.kind === kind)?.value ?? null;
  const person = (personId: string | undefined) => (personId ? { id: personId, name: names[personId] ?? "" } : null);
  return {
    ticket,
    number: Number(row.number),
    linkVersion: row.linkVersion,
    subject: row.subject,
    customer: { id: row.customer.id, name: row.customer.name, email: address("email"), phone: address("phone") },
    account: row.account && { id: row.account.id, name: row.account.name, segment: row.account.segment },
    glance,
    style,
    issueTypeName: row.issueType?.name ?? null,
    teamName: row.ownerTeam?.name ?? null,
    assignee: person(ticket.assignment?.personId),
    offeredTo: person(ticket.offer?.personId),
    messages: messages.map((m) => ({
      id: m.id,
      kind: m.kind as MessageKind,
      author: authorOf(m.authorKind, m.person?.name, row.customer.name),
      loggedBy: m.authorKind === "customer" ? (m.person?.name ?? null) : null,
      channel: m.channel as Channel,
      subject: m.subject,
      body: m.body,
      format: m.format as MessageFormat,
      isAssistant: m.authorKind === "assistant",
      article: articles.find((a) => a.id === m.articleId) ?? null,
      writtenWith: writtenWith.get(m.id) ?? null,
      at: m.createdAt.getTime(),
      attachments: m.attachments,
      mentions: m.mentions.map(({ personId }) => ({ id: personId, name: names[personId] ?? "" })),
      duplicate: duplicateOf(m.ticketId),
    })),
    outgoing,
    events: history.events,
    handoffs: await handoffsOf(id, history.events),
    decision: decision && {
      id: decision.id,
      at: decision.at.getTime(),
      policyVersion: decision.policyVersion,
      modelVersion: decision.modelVersion,
      engineVersion: decision.engineVersion,
      messageId: decision.messageId,
      facts: decision.facts as unknown as DecisionFacts,
      result: decision.result as unknown as DecisionResult,
      named: namedIn(
        (decision.facts as unknown as DecisionFacts).understanding?.entities,
        wholeText(messages.find((m) => m.id === decision.messageId)),
        policy?.document.features ?? [],
      ),
      startCosts: sharesOf(decision.result as unknown as DecisionResult, policy),
    },
    clocks: ticket.clocks,
    rating: row.rating,
    mergedInto: mergedInto && { id: mergedInto.ticketId, number: numbers.get(mergedInto.ticketId) ?? 0 },
    absorbed,
    conflicts,
    names,
  };
}

/** What a page needs of it at first: a long conversation without its middle, but for what the page points to. */
export function foldedDetail(detail: TicketDetail): TicketDetail & Pick<Folded<MessageView>, "gap"> {
  const evidence = new Set(
    detail.handoffs.flatMap((h) => h.contract.evidence.flatMap((e) => ("id" in e ? [e.id] : []))),
  );
  const { messages: all } = detail;
  const newest = [
    all.find((m) => m.kind === "inbound"),
    all.findLast((m) => m.kind === "inbound"),
    all.findLast((m) => m.kind === "reply"),
  ].flatMap((m) => m?.id ?? []);
  const needed = new Set([
    ...newest,
    ...all.flatMap((m) =>
      m.id === detail.decision?.messageId || evidence.has(m.id) || m.attachments.some((a) => evidence.has(a.id))
        ? [m.id]
        : [],
    ),
  ]);
  const { messages, events, clocks, gap } = foldConversation({ ...detail, needed });
  return { ...detail, ticket: { ...detail.ticket, clocks }, messages, events, clocks, gap };
}

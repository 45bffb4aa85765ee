import { newId } from "../../../../server/commands/ids";
import { messageWrite } from "../../../../server/commands/messageRow";
import { carryOut, contextOf, placeTicket } from "../../../../server/commands/placeTicket";
import type { AnswerArticle } from "../../../../server/db/assistant";
import type { TicketChange } from "../../../../server/db/tickets/save";
import { asTicketId, type PersonId } from "../../../../server/domain/ids";
import type { Policy } from "../../../../server/domain/policy/compile";
import { type Reason, reason } from "../../../../server/domain/reasons";
import { isOpen } from "../../../../server/domain/sla/clock";
import { alarmsOf } from "../../../../server/domain/sla/reactions";
import type { TicketEvent } from "../../../../server/domain/ticket/events";
import { openTicket, type TicketCommand } from "../../../../server/domain/ticket/lifecycle";
import type { Ticket } from "../../../../server/domain/ticket/ticket";
import type { Understanding } from "../../../../server/domain/triage/understanding";
import { type Actor, type Channel, type Segment, systemActor } from "../../../../server/domain/vocabulary";

export interface PastPerson {
  id: PersonId;
  name: string;
  tier: number;
  teams: string[];
}
/** What all lives share. */
export interface PastWorld {
  policy: Policy;
  people: PastPerson[];
  lead: PastPerson;
  articles: AnswerArticle[];
  random: () => number;
  /** Every life ends before this instant, epoch ms. */
  end: number;
}
export interface PastCustomer {
  id: string;
  name: string;
  accountId: string | null;
  segment: Segment;
}
/** A message of somebody, and what it is about; null = none of the issue types. */
export interface Written {
  channel: Channel;
  subject: string | null;
  text: string;
  label: string | null;
}
export type Row = Record<string, unknown>;

export const customerActor: Actor = { kind: "customer", id: null };
const iso = (at: number) => new Date(at).toISOString();
const minute = 60_000;

/** One ticket of the demo's past: the same pure transitions as at the desk, at instants of long ago. Collects the rows that
 *  the desk's commands would have written. */
export class Life {
  ticket: Ticket;
  now: number;
  readonly events: TicketEvent[] = [];
  readonly messages: Row[] = [];
  readonly drafts: Row[] = [];
  readonly approvals: Row[] = [];
  readonly decision: Row;
  /** What the customer wrote about, whatever it was read as. */
  readonly label: string | null;
  rating: Row | null = null;
  outcome: Row | null = null;

  constructor(
    readonly world: PastWorld,
    readonly customer: PastCustomer,
    readonly number: number,
    of: Written & { at: number; understanding: Understanding | null },
  ) {
    this.now = of.at;
    this.label = of.label;
    const messageId = newId();
    const { id: customerId, accountId, segment } = customer;
    const from = { customerId, accountId, segment, channel: of.channel, messageId };
    const opened = openTicket(asTicketId(newId()), from, contextOf(world.policy, of.at, customerActor));
    const text = of.subject ? `${of.subject}\n${of.text}` : of.text;
    const read = { understanding: of.understanding, text, messageId };
    const placed = placeTicket(opened.ticket, read, world.policy, of.at, { isStopped: false });
    this.ticket = placed.ticket;
    this.events.push(...opened.events, ...placed.events);
    this.decision = placed.decision;
    this.write(messageId, "inbound", customerActor, of.text, { subject: of.subject });
  }

  do(actor: Actor, ...commands: TicketCommand[]): void {
    const done = carryOut(this.ticket, commands, contextOf(this.world.policy, this.now, actor));
    this.ticket = done.ticket;
    this.events.push(...done.events);
  }

  /** Lets time pass and rings what is due at its true instant. When a warning takes the ticket from the assistant, the time
   *  stops there and the answer is true. */
  wait(minutes: number): boolean {
    const until = Math.min(this.now + minutes * minute, this.now + (this.world.end - this.now) / 2);
    for (;;) {
      const due = this.ticket.clocks.filter(isOpen).flatMap((c) => alarmsOf(c, until));
      const first = due.reduce<number | null>((at, a) => (at === null || a.at! < at ? a.at! : at), null);
      if (first === null) break;
      this.now = Math.max(this.now, first);
      this.do(systemActor, { do: "ring", bodies: due.filter((a) => a.at === first) });
      const warned = due.some((a) => a.at === first && "metric" in a.data && a.data.metric === "firstResponse");
      if (warned && this.ticket.assistant) {
        this.toPeople(reason("assistantClock"));
        return true;
      }
    }
    this.now = Math.round(until);
    return false;
  }

  toPeople(...reasons: Reason[]): void {
    const { team, tier } = this.ticket.queue!;
    this.do(systemActor, { do: "queue", team, tier, reasons });
  }

  write(
    id: string,
    kind: "inbound" | "reply" | "note",
    actor: Actor,
    body: string,
    more: { subject?: string | null; format?: "text" | "markdown"; articleId?: string | null } = {},
  ): string {
    const { subject = null, ...rest } = more;
    const message = { id, kind, actor, channel: this.ticket.channel, body, at: this.now, ...rest };
    for (const row of messageWrite(this.ticket, message).rows) {
      this.messages.push({ ...row, subject, external_id: null });
    }
    return id;
  }

  receive(body: string): void {
    const messageId = this.write(newId(), "inbound", customerActor, body);
    this.do(customerActor, { do: "receive", messageId, channel: this.ticket.channel });
  }

  rate(score: number, comment: string | null): void {
    this.do(customerActor, { do: "rate", score });
    this.rating = { id: newId(), ticket_id: this.ticket.id, score, comment, created_at: iso(this.now) };
  }

  judge(isCorrect: boolean, source: "customer" | "review"): void {
    const { id, issueType } = this.ticket;
    this.outcome = { id, ticket_id: id, issue_type_id: issueType, is_correct: isCorrect, source, at: iso(this.now) };
  }

  /** The teams that had it, equal neighbours once. */
  get owners(): string[] {
    const teams = this.events.flatMap((e) =>
      e.type === "TicketQueued" ? [e.data.team] : e.type === "TicketEscalated" ? [e.data.toTeam] : [],
    );
    return teams.filter((team, at) => team !== teams[at - 1]);
  }

  get change(): TicketChange {
    const subject = (this.messages[0]?.subject as string | null) ?? null;
    const extra = { subject, origin: "seed" as const, number: this.number };
    return { before: null, after: this.ticket, events: this.events, extra };
  }
}

import { endsTouches } from "../../domain/estimates/touch";
import type { TicketEvent } from "../../domain/ticket/events";
import type { Ticket } from "../../domain/ticket/ticket";
import type { Queryable } from "../client";
import { readRequests } from "../notifications";
import { type TableWrite, writeAll } from "../statement";
import { clockRow, ticketRow } from "./rows";

/** What a command made of a ticket. `before` is null for a new one. */
export interface TicketChange {
  before: Ticket | null;
  after: Ticket;
  events: TicketEvent[];
  /** Columns of a new ticket that are not projections of events: what people wrote. */
  extra?: { subject: string | null; origin: "live" | "seed"; number?: number };
}

const iso = (at: number) => new Date(at).toISOString();
type Row = Record<string, unknown>;

const settlement = {
  OfferDeclined: "declined",
  OfferExpired: "expired",
  OfferWithdrawn: "withdrawn",
} as const;

/** Offers as the events leave them: made ones whole, settled ones by their id. */
function offerRows(changes: readonly TicketChange[]): { made: Row[]; settled: Row[] } {
  const made = new Map<string, Row>();
  const settled: Row[] = [];
  const settle = (offerId: string, row: Row) => {
    const fresh = made.get(offerId);
    if (fresh) Object.assign(fresh, row);
    else settled.push({ id: offerId, ...row });
  };
  for (const { after, events } of changes) {
    for (const e of events) {
      if (e.type === "OfferMade") {
        const { offerId, personId, team, tier, expiresAt, reasons } = e.data;
        const who = { id: offerId, ticket_id: after.id, person_id: personId, team_id: team, tier };
        const when = { offered_at: iso(e.at), expires_at: iso(expiresAt), settled_at: null, decline_reason: null };
        made.set(offerId, { ...who, state: "pending", reasons, ...when });
      } else if (e.type === "OfferDeclined" || e.type === "OfferExpired" || e.type === "OfferWithdrawn") {
        const reason = e.type === "OfferDeclined" ? e.data.reason : null;
        settle(e.data.offerId, { state: settlement[e.type], settled_at: iso(e.at), decline_reason: reason });
      } else if (e.type === "TicketAssigned" && e.data.offerId) {
        settle(e.data.offerId, { state: "accepted", settled_at: iso(e.at), decline_reason: null });
      }
    }
  }
  return { made: [...made.values()], settled };
}

/** Assignments as the events leave them: begun ones whole, also where they ended in the same change; those that ended say whether
 *  the ticket belonged to an incident then. */
function assignmentRows(changes: readonly TicketChange[]): { begun: Row[]; ended: Row[] } {
  const begun = new Map<string, Row>();
  const ended: Row[] = [];
  for (const { before, after, events } of changes) {
    let in_incident = (before?.incidentId ?? null) !== null;
    for (const e of events) {
      if (e.type === "IncidentJoined") in_incident = true;
      else if (e.type === "IncidentLeft") in_incident = false;
      else if (e.type === "TicketAssigned") {
        const { assignmentId: id, personId, team, tier, via } = e.data;
        const who = { id, ticket_id: after.id, person_id: personId, team_id: team, tier };
        begun.set(id, { ...who, via, assigned_at: iso(e.at), ended_at: null, end_reason: null, in_incident: false });
      } else if (e.type === "AssignmentEnded") {
        const end = { ended_at: iso(e.at), end_reason: e.data.why, in_incident };
        const fresh = begun.get(e.data.assignmentId);
        if (fresh) Object.assign(fresh, end);
        else ended.push({ id: e.data.assignmentId, ...end });
      }
    }
  }
  return { begun: [...begun.values()], ended };
}

/** Drafts that were settled; what they say is written by the command that made them. */
function draftRows(changes: readonly TicketChange[]): Row[] {
  return changes.flatMap(({ events }) =>
    events.flatMap((e) => {
      if (e.type !== "DraftSettled") return [];
      const { draftId, state, messageId, reason } = e.data;
      const by = e.actor.kind === "person" ? e.actor.id : null;
      const settled = { state, settled_at: iso(e.at), settled_by: by };
      return [{ id: draftId, ...settled, reply_id: messageId, reject_reason: reason }];
    }),
  );
}

/** Requests that lost their ticket: it was resolved, closed or merged while they waited. Those that somebody decided are
 *  written, with the words, by the command. */
function droppedApprovals(changes: readonly TicketChange[]): Row[] {
  return changes.flatMap(({ before, after, events }) => {
    const { approval } = before ?? {};
    if (!approval || after.approval?.id === approval.id || events.some((e) => e.type === "ApprovalDecided")) return [];
    const ended = events.findLast(
      (e) => e.type === "TicketResolved" || e.type === "TicketMerged" || e.type === "TicketClosed",
    );
    if (!ended) return [];
    const by = ended.actor.kind === "person" ? ended.actor.id : null;
    return [{ id: approval.id, state: "withdrawn", decided_at: iso(ended.at), decided_by: by }];
  });
}

function eventRows(changes: readonly TicketChange[]): Row[] {
  return changes.flatMap(({ after, events }) =>
    events.map((e) => ({
      at: iso(e.at),
      ticket_id: after.id,
      type: e.type,
      actor_kind: e.actor.kind,
      actor_id: e.actor.id,
      data: e.data,
    })),
  );
}

const changesWhatIsSimilar = new Set<TicketEvent["type"]>([
  "TicketCreated",
  "TicketResolved",
  "TicketReopened",
  "TicketClosed",
  "TicketMerged",
  "TicketUnmerged",
]);

/** Tickets whose text the worker reads again, for finding similar ones. */
const dueTexts = (changes: readonly TicketChange[]): Row[] =>
  changes.flatMap(({ after, events }) => {
    const last = events.findLast((e) => changesWhatIsSimilar.has(e.type));
    return last ? [{ id: after.id, kind: "ticket", next_due_at: iso(last.at) }] : [];
  });

/** Tickets whose touches the worker reads again, for the estimates. */
const dueTouches = (changes: readonly TicketChange[]): Row[] =>
  changes.flatMap(({ after, events }) => {
    const last = events.findLast((e) => endsTouches.has(e.type));
    return last ? [{ id: after.id, since: iso(last.at) }] : [];
  });

/** Everything a command changed, as rows: the state, its clocks, offers and assignments, and the events that say why. */
export function writesOf(changes: readonly TicketChange[]): TableWrite[] {
  const created = changes.filter((c) => c.before === null);
  const updated = changes.filter((c) => c.before !== null && c.events.length > 0);
  const clocks = changes.flatMap(({ before, after }) => {
    const known = new Set(before?.clocks);
    return after.clocks.filter((c) => !known.has(c)).map((c) => clockRow(after.id, c));
  });
  const offers = offerRows(changes);
  const assignments = assignmentRows(changes);
  return [
    {
      table: "ticket",
      mode: "insert",
      rows: created.map((c) => ({ ...ticketRow(c.after), ...(c.extra ?? { subject: null, origin: "live" }) })),
    },
    { table: "ticket", mode: "update", rows: updated.map((c) => ticketRow(c.after)) },
    { table: "clock", mode: "upsert", rows: clocks },
    { table: "offer", mode: "insert", rows: offers.made },
    { table: "offer", mode: "update", rows: offers.settled },
    { table: "assignment", mode: "insert", rows: assignments.begun },
    { table: "assignment", mode: "update", rows: assignments.ended },
    { table: "reply_draft", mode: "update", rows: draftRows(changes) },
    { table: "approval", mode: "update", rows: droppedApprovals(changes) },
    { table: "ticket_event", mode: "insert", rows: eventRows(changes) },
    { table: "similar_text", mode: "upsert", rows: dueTexts(changes) },
    { table: "touch_due", mode: "upsert", rows: dueTouches(changes) },
  ];
}

/** One statement for any number of tickets; `also` joins other rows (messages, decisions) to it. Another one follows where requests
 *  lost their ticket: nobody is asked about those any more. */
export async function saveTickets(
  to: Queryable,
  changes: readonly TicketChange[],
  also: TableWrite[] = [],
): Promise<void> {
  await writeAll(to, [...writesOf(changes), ...also]);
  const dropped = droppedApprovals(changes).map((row) => String(row.id));
  if (dropped.length > 0) await readRequests(to, dropped);
}

import { writeAudit } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import {
  comparable,
  leftBehind,
  lockIncident,
  type MatchLine,
  markGathered,
  namesOf,
  neverIn,
  type OpenIncident,
  ticketsOf,
  ungathered,
} from "../../db/incidents";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import type { TableWrite } from "../../db/statement";
import { lockTickets } from "../../db/tickets/load";
import { saveTickets, type TicketChange } from "../../db/tickets/save";
import { asPersonId, type PersonId } from "../../domain/ids";
import { forCustomer, type IncidentDeclaration } from "../../domain/incident/incident";
import { type IncidentMatch, isOf } from "../../domain/incident/match";
import { type TicketCommand, transition } from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { log } from "../../log";
import { eachByItself } from "../eachByItself";
import { newId } from "../ids";
import { inParts, whyStopped } from "../inParts";
import { messageWrite } from "../messageRow";
import { contextOf } from "../placeTicket";
import { requestPlan } from "../planWaiting";

/** The open tickets that an incident takes: those that are `named`, then those that match, the newest first. */
export async function matchingTickets(match: IncidentMatch, named: readonly string[] = []): Promise<MatchLine[]> {
  const isNamed = new Set(named);
  return (await comparable(match, named)).filter((line) => isNamed.has(line.id) || isOf(match, line));
}

/** So many tickets at a time: each of them is locked, told and written. */
const atOnce = 200;

/** What becomes of a ticket: commands, and what its customer is told with them. */
type Turn = (t: Ticket) => { commands: (messageId: string) => TicketCommand[]; text: string | null };

/** Gives tickets their turn, in a transaction that locks them; those to whom it cannot happen any more are left out. Gives how
 *  many it happened to. */
async function eachOf(tx: Tx, ids: readonly string[], actor: Actor, turn: Turn): Promise<number> {
  const version = await currentPolicyVersion(tx);
  const policy = version === null ? null : await loadPolicy(version);
  const { now, tickets } = await lockTickets(tx, ids);
  const names = await namesOf(
    tx,
    tickets.map((t) => t.id),
  );
  const also: TableWrite[] = [];
  const changes = tickets.flatMap((before): TicketChange[] => {
    const { commands, text } = turn(before);
    const messageId = newId();
    let after = before;
    const events: TicketChange["events"] = [];
    for (const command of commands(messageId)) {
      const done = transition(after, command, contextOf(policy, now, actor));
      if (!done.ok) return [];
      after = done.ticket;
      events.push(...done.events);
    }
    if (text !== null && events.some((e) => e.type === "MessageSent" && e.data.messageId === messageId)) {
      const body = forCustomer(text, { name: names.get(before.id) ?? "" });
      also.push(messageWrite(before, { id: messageId, kind: "reply", actor, channel: before.channel, body, at: now }));
    }
    return events.length > 0 ? [{ before, after, events }] : [];
  });
  const rows = also.flatMap((w) => w.rows);
  await saveTickets(tx, changes, rows.length > 0 ? [{ table: "message", mode: "insert", rows }] : []);
  return changes.length;
}

/** How many tickets something happened to, and why it ended before the last one; null where it did not. */
export interface Reached {
  count: number;
  stopped: string | null;
}

/** The same for many, in parts of a transaction each. `guard` says once more, inside each, that it may; `isBegun`: something was
 *  done before, so that not even the first part's failure is everything's. */
async function forEach(
  ids: readonly string[],
  actor: Actor,
  guard: (tx: Tx) => Promise<void>,
  turn: Turn,
  isBegun = false,
): Promise<Reached> {
  const part = (some: readonly string[]) =>
    inTransaction(async (tx) => {
      await guard(tx);
      return eachOf(tx, some, actor, turn);
    });
  const { done, stopped } = await inParts(ids, atOnce, part, { what: "an incident's turn", isBegun });
  return { count: sum(done), stopped };
}

const unknown = () => new BatonError("notFound", "There is no such incident.");
const over = () => new BatonError("conflict", "This incident is resolved already.");

async function requireOpen(tx: Tx, id: string) {
  const incident = await lockIncident(tx, id);
  if (!incident) throw unknown();
  if (!incident.isOpen) throw over();
  return incident;
}

const stillOpen = (id: string) => async (tx: Tx) => void (await requireOpen(tx, id));
const sum = (counts: readonly number[]) => counts.reduce((all, n) => all + n, 0);
const idsOf = (lines: readonly MatchLine[]) => lines.map((line) => line.id);

const joining =
  (incidentId: string, how: "declared" | "byHand", notice: string | null): Turn =>
  () => ({
    text: notice,
    commands: (messageId) => [
      { do: "joinIncident", incidentId, how },
      ...(notice === null ? [] : [{ do: "tellIncident", messageId } as const]),
    ],
  });

/** Makes one incident of many tickets: those that fit join it, and others as they come in. Which ones is read here, after the
 *  incident stands, and not taken from a list that somebody saw before: a ticket that comes in between is in one of the two
 *  looks, or in the one of `gatherLate`. Whoever waits is offered to nobody from now on, and told the notice; whoever has one
 *  of them keeps it. */
export async function declareIncident(
  { title, match, notice, ticketIds }: IncidentDeclaration,
  by: PersonId,
): Promise<{ id: string; joined: number; stopped: string | null }> {
  const id = newId();
  const actor = { kind: "person", id: by } as const;
  const join = joining(id, "declared", notice);
  const named = [...new Set(ticketIds)];
  // With those that were named (the first of them, where they are very many): it never stands without what it was declared for.
  const first = await inTransaction(async (tx) => {
    const [time] = await tx.$queryRawUnsafe<{ now: Date }[]>("SELECT baton_now() AS now");
    await tx.incident.create({ data: { id, title, match, notice, declaredBy: by, declaredAt: time!.now } });
    const details = { title, match, isTold: notice !== null, named: ticketIds.length };
    await writeAudit(tx, { actor, action: "incident.declare", subject: { kind: "incident", id }, details });
    return eachOf(tx, named.slice(0, atOnce), actor, join);
  });
  const { count, stopped } = await matchingTickets(match, named)
    .then((found) => forEach(idsOf(found), actor, stillOpen(id), join, true))
    .catch((err: unknown): Reached => {
      // It stands all the same, and what fits joins with `gatherLate`.
      log.error({ err, incident: id }, "an incident was declared without what fits");
      return { count: 0, stopped: whyStopped(err) };
    });
  await requestPlan(); // what was offered of them frees its people
  return { id, joined: first + count, stopped };
}

/** Takes into incidents that were declared a moment ago what fits and is not in them: tickets that were being received as the
 *  incident was declared, or that the process which declared it did not come to. Gives how many. */
export async function gatherLate(): Promise<number> {
  const look = async ({ id, match, notice, declaredBy }: OpenIncident) => {
    const late = await neverIn(id, idsOf(await matchingTickets(match)));
    const actor = { kind: "person", id: asPersonId(declaredBy) } as const;
    const { count, stopped } = await forEach(late, actor, stillOpen(id), joining(id, "declared", notice));
    if (stopped === null) await markGathered(id);
    return count;
  };
  const all = sum(await eachByItself(await ungathered(), "an incident's second look", look));
  if (all > 0) await requestPlan();
  return all;
}

/** Adds tickets by hand. */
export async function addToIncident(
  id: string,
  ticketIds: readonly string[],
  by: PersonId,
): Promise<{ joined: number; stopped: string | null }> {
  const actor = { kind: "person", id: by } as const;
  const { notice } = await inTransaction((tx) => requireOpen(tx, id));
  const all = [...new Set(ticketIds)];
  const { count, stopped } = await forEach(all, actor, stillOpen(id), joining(id, "byHand", notice));
  if (count > 0) await requestPlan();
  return { joined: count, stopped };
}

/** Takes a ticket out: it goes its own way again, and is offered if it waits. */
export async function takeFromIncident(id: string, ticketId: string, by: PersonId): Promise<void> {
  const leave: Turn = (t) => ({
    text: null,
    commands: () => (t.incidentId === id ? [{ do: "leaveIncident", why: "byHand" }] : []),
  });
  const { count } = await forEach([ticketId], { kind: "person", id: by }, async () => undefined, leave);
  if (count === 0) throw new BatonError("conflict", "This ticket does not belong to this incident any more.");
  await requestPlan();
}

/** Tells every customer of it the same; gives how many. */
export async function tellIncident(id: string, text: string, by: PersonId): Promise<Reached> {
  const actor = { kind: "person", id: by } as const;
  const ids = await inTransaction(async (tx) => {
    await requireOpen(tx, id);
    const all = await ticketsOf(tx, id);
    await writeAudit(tx, {
      actor,
      action: "incident.tell",
      subject: { kind: "incident", id },
      details: { tickets: all.length },
    });
    return all;
  });
  return forEach(
    ids,
    actor,
    async () => undefined,
    (t) => ({
      text,
      commands: (messageId) => (t.incidentId === id ? [{ do: "tellIncident", messageId }] : []),
    }),
  );
}

/** Ends it: nothing joins any more, every ticket of it is resolved, with a last word to its customer where there is one.
 *  Whoever answers that it is not solved has a ticket of their own again. */
export async function resolveIncident(id: string, text: string | null, by: PersonId): Promise<Reached> {
  const actor = { kind: "person", id: by } as const;
  const ids = await inTransaction(async (tx) => {
    await requireOpen(tx, id);
    const all = await ticketsOf(tx, id);
    await tx.$executeRaw`UPDATE incident SET resolved_at = baton_now(), resolved_by = ${by}::uuid WHERE id = ${id}::uuid`;
    await writeAudit(tx, {
      actor,
      action: "incident.resolve",
      subject: { kind: "incident", id },
      details: { tickets: all.length, isTold: text !== null },
    });
    return all;
  });
  const reached = await forEach(
    ids,
    actor,
    async () => undefined,
    (t) => ({
      text,
      commands: (messageId) =>
        t.incidentId === id
          ? [
              ...(text === null ? [] : [{ do: "tellIncident", messageId } as const]),
              { do: "resolve" },
              { do: "leaveIncident", why: "resolved" },
            ]
          : [],
    }),
    true,
  );
  await requestPlan();
  return reached;
}

/** Tickets that an incident has left behind: they came in while it was being resolved, or the process that resolved it ended
 *  in the middle. They go their own way, so that nobody waits for something that is over. Gives how many. */
export async function releaseLeftBehind(): Promise<number> {
  const leave: Turn = () => ({ text: null, commands: () => [{ do: "leaveIncident", why: "byHand" }] });
  const release = ({ tickets }: { tickets: string[] }) => forEach(tickets, systemActor, async () => undefined, leave);
  const released = await eachByItself(await leftBehind(), "releasing what an incident left behind", release);
  const all = sum(released.map((r) => r.count));
  if (all > 0) await requestPlan();
  return all;
}

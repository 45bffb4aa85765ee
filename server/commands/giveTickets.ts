import { inTransaction, type Tx } from "../db/client";
import {
  beginGiving,
  type GivingTarget,
  keepGiven,
  loadReceiving,
  loadTaker,
  lockGivingsTo,
  numbersOf,
} from "../db/givings";
import { tellOfGiving } from "../db/notifications";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import type { TableWrite } from "../db/statement";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { boundsOf } from "../domain/decision/nextOwner";
import type { PersonId } from "../domain/ids";
import type { Policy } from "../domain/policy/compile";
import { reason } from "../domain/reasons";
import { type GiveWarning, giveWarnings, isAgreed } from "../domain/ticket/giveWarnings";
import { type BeforeGiving, beforeGiving, placeFor, type Taker } from "../domain/ticket/giving";
import { type Refusal, type TicketCommand, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import type { Actor, GiveReason } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { log } from "../log";
import { newId } from "./ids";
import { whyStopped } from "./inParts";
import { messageWrite } from "./messageRow";
import { mustBeAllowed } from "./mustBeAllowed";
import { contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";

/** At most so many at once; more are given in parts. */
export const mostGiven = 5_000;
/** Tickets of one transaction: their locks are held for a tenth of a second, and statements stay small however many are given. */
const inOneGo = 200;

export interface GiveOrder {
  to: GivingTarget;
  why: GiveReason;
  /** An internal note on each of the tickets; null for none. */
  note: string | null;
  /** Warnings that the giver has read and means to go on with. */
  agreed: readonly GiveWarning[];
}

export interface RefusedTicket {
  ticketId: string;
  number: number;
  /** `stopped`: the giving ended before its turn. */
  refusal: Refusal | "gone" | "stopped";
}
/** Either nothing was done until warnings are agreed to, or each ticket was given or refused. `stopped`: why it ended before the
 *  last one, a sentence; null where it did not. */
export type GiveOutcome =
  | { state: "warned"; warnings: GiveWarning[] }
  | { state: "done"; givingId: string; given: number; refused: RefusedTicket[]; stopped: string | null };

interface Receiver {
  taker: Taker | null;
  warnings: GiveWarning[];
}

/** The person as they are now; refuses who is disabled, and a queue that the policy does not have. */
async function receiverOf(tx: Tx, to: GivingTarget, ids: readonly string[], policy: Policy): Promise<Receiver> {
  if ("team" in to) {
    if (!policy.teamTiers(to.team).includes(to.tier)) throw new BatonError("badInput", "There is no such queue.", "to");
    return { taker: null, warnings: [] };
  }
  await lockGivingsTo(tx, to.person);
  const taker = await loadTaker(tx, to.person);
  if (!taker) throw new BatonError("conflict", "This person does not work here any more.", "to");
  return { taker, warnings: giveWarnings(await loadReceiving(tx, to.person, ids, policy)) };
}

function commandFor(
  t: Ticket,
  order: GiveOrder,
  taker: Taker | null,
  policy: Policy,
  givingId: string,
): TicketCommand | Refusal {
  const { to, why } = order;
  if ("team" in to) return { do: "requeue", ...to, givingId, reasons: [reason("sentByHand", { why })] };
  const place = placeFor(t, taker!, boundsOf(policy));
  if (typeof place === "string") return place;
  return { do: "reassign", personId: to.person, ...place, givingId, reasons: [reason("givenByHand", { why })] };
}

interface Part {
  given: number;
  refused: { ticketId: string; refusal: RefusedTicket["refusal"] }[];
}

/** Who has them now, and who had them until now, hear of it. */
async function tellOfGiven(
  tx: Tx,
  changes: readonly TicketChange[],
  { to }: GiveOrder,
  { giver, givingId }: { giver: PersonId; givingId: string },
): Promise<void> {
  const receiver = "person" in to ? to.person : null;
  const told = { givingId, by: giver };
  if (receiver !== null) {
    const fresh = changes.filter((c) => c.before?.assignment?.personId !== receiver).map((c) => c.after.id);
    await tellOfGiving(tx, "handGiven", { ...told, to: receiver, tickets: fresh });
  }
  const lost = Map.groupBy(
    changes.filter((c) => c.before?.assignment && c.before.assignment.personId !== receiver),
    (c) => c.before!.assignment!.personId,
  );
  for (const [holder, theirs] of lost) {
    await tellOfGiving(tx, "handTaken", { ...told, to: holder, tickets: theirs.map((c) => c.after.id) });
  }
}

/** Gives some of the tickets in one transaction: locked in the order of their ids, each given or refused for its own reason. */
async function giveSome(
  tx: Tx,
  ids: readonly string[],
  order: GiveOrder,
  by: { giver: PersonId; givingId: string; taker: Taker | null; policy: Policy },
): Promise<Part> {
  const { giver, givingId, taker, policy } = by;
  const actor: Actor = { kind: "person", id: giver };
  const { now, tickets } = await lockTickets(tx, ids);
  const part: Part = { given: 0, refused: [] };
  const changes: TicketChange[] = [];
  const kept: { ticketId: string; before: BeforeGiving }[] = [];
  const notes: TableWrite["rows"] = [];
  const ctx = contextOf(policy, now, actor);
  for (const before of tickets) {
    const command = commandFor(before, order, taker, policy, givingId);
    const done = typeof command === "string" ? null : transition(before, command, ctx);
    if (!done?.ok) {
      part.refused.push({ ticketId: before.id, refusal: done ? done.refusal : (command as Refusal) });
      continue;
    }
    const change: TicketChange = { before, after: done.ticket, events: done.events };
    if (order.note !== null) {
      const id = newId();
      const noted = transition(done.ticket, { do: "note", messageId: id }, ctx);
      // The note first, so that the giving is the last that is known of the ticket.
      if (noted.ok) change.events = [...noted.events, ...done.events];
      notes.push(
        ...messageWrite(before, { id, kind: "note", actor, channel: before.channel, body: order.note, at: now }).rows,
      );
    }
    changes.push(change);
    kept.push({ ticketId: before.id, before: beforeGiving(before, now) });
  }
  const found = new Set(tickets.map((t) => t.id as string));
  part.refused.push(...ids.filter((id) => !found.has(id)).map((ticketId) => ({ ticketId, refusal: "gone" as const })));
  await saveTickets(tx, changes, [{ table: "message", mode: "insert", rows: notes }]);
  await keepGiven(tx, givingId, kept);
  await tellOfGiven(tx, changes, order, { giver, givingId });
  part.given = changes.length;
  return part;
}

/** Gives tickets by hand, whoever has them: to a person, or to the queue of a team at a tier. What the giver should know first is
 *  told as warnings, and nothing is done until they are agreed to. Any number of tickets is given in small transactions, one
 *  after the other, so that neither the planner nor anybody at work waits for all of them; what was given when something fails
 *  stays given, is told with what was not, and can be taken back. */
export async function giveTickets(ids: readonly string[], giver: PersonId, order: GiveOrder): Promise<GiveOutcome> {
  const all = [...new Set(ids)].sort();
  if (all.length > mostGiven) throw new BatonError("tooLarge", `At most ${mostGiven} tickets can be given at once.`);
  const givingId = newId();
  const refused: Part["refused"] = [];
  let given = 0;
  let stopped: string | null = null;
  const giveFrom = (from: number): Promise<Part | GiveWarning[]> => {
    const isFirst = from === 0;
    return inTransaction(async (tx): Promise<Part | GiveWarning[]> => {
      // Also in the middle of many.
      await mustBeAllowed(tx, giver, "ticket.give");
      const version = await currentPolicyVersion(tx);
      if (version === null) throw new BatonError("unavailable", "This desk has no policy yet.");
      const policy = await loadPolicy(version);
      const { taker, warnings } = await receiverOf(tx, order.to, isFirst ? all : [], policy);
      if (isFirst && !warnings.every((w) => isAgreed(w, order.agreed))) return warnings;
      if (isFirst) await beginGiving(tx, { id: givingId, by: giver, to: order.to, why: order.why });
      return giveSome(tx, all.slice(from, from + inOneGo), order, { giver, givingId, taker, policy });
    });
  };
  for (let from = 0; from < all.length && stopped === null; from += inOneGo) {
    const done = await giveFrom(from).catch((error: unknown) => {
      if (from === 0) throw error;
      log.error({ err: error, givingId }, "a giving ended before its last ticket");
      stopped = whyStopped(error);
      const left = all.slice(from).map((ticketId) => ({ ticketId, refusal: "stopped" as const }));
      return { given: 0, refused: left };
    });
    if (Array.isArray(done)) return { state: "warned", warnings: done };
    given += done.given;
    refused.push(...done.refused);
  }
  if (given > 0) await requestPlan();
  const numbers = await numbersOf(refused.map((r) => r.ticketId));
  return {
    state: "done",
    givingId,
    given,
    stopped,
    refused: refused.map((r) => ({ ...r, number: numbers.get(r.ticketId) ?? 0 })),
  };
}

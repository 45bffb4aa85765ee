import { inTransaction, type Tx } from "../db/client";
import { dropGiven, givenIn, loadGiven } from "../db/givings";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import type { PersonId } from "../domain/ids";
import { reason } from "../domain/reasons";
import { harmlessAfterGiving } from "../domain/ticket/giving";
import { type TicketCommand, transition } from "../domain/ticket/lifecycle";
import { BatonError } from "../errors";
import { mustBeAllowed } from "./mustBeAllowed";
import { contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";

const inOneGo = 200;

async function undoSome(tx: Tx, givingId: string, ids: readonly string[], by: PersonId): Promise<number> {
  const version = await currentPolicyVersion(tx);
  const policy = version === null ? null : await loadPolicy(version);
  const { now, tickets } = await lockTickets(tx, ids);
  const given = await loadGiven(tx, givingId, ids, harmlessAfterGiving);
  const ctx = contextOf(policy, now, { kind: "person", id: by });
  const changes = tickets.flatMap((before): TicketChange[] => {
    const known = given.get(before.id);
    if (!known || known.isTouched) return [];
    const reasons = [reason("givingUndone")];
    const back: TicketCommand = { do: "undoGiving", givingId, before: known.before, reasons };
    const done = transition(before, back, ctx);
    return done.ok ? [{ before, after: done.ticket, events: done.events }] : [];
  });
  await saveTickets(tx, changes);
  await dropGiven(
    tx,
    givingId,
    changes.map((c) => c.after.id),
  );
  return changes.length;
}

/** Takes back what was given by hand, ticket by ticket: those to which anything has happened since stay where they are. Who had
 *  one has it again; what waited waits on where it did, with what was left of its promise. */
export async function undoGiving(givingId: string, by: PersonId): Promise<{ undone: number; kept: number }> {
  const ids = await givenIn(givingId);
  if (ids.length === 0) throw new BatonError("conflict", "There is nothing left to take back.");
  let undone = 0;
  for (let from = 0; from < ids.length; from += inOneGo) {
    undone += await inTransaction(async (tx) => {
      await mustBeAllowed(tx, by, "ticket.give");
      return undoSome(tx, givingId, ids.slice(from, from + inOneGo), by);
    });
  }
  if (undone > 0) await requestPlan();
  return { undone, kept: ids.length - undone };
}

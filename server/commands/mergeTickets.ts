import { inTransaction, type Tx } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { loadEvents, lockTickets } from "../db/tickets/load";
import { ticketPath } from "../db/tickets/merged";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import type { PersonId } from "../domain/ids";
import { reason } from "../domain/reasons";
import type { TicketCommand, TransitionContext } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { BatonError } from "../errors";
import { refused } from "./changeTicket";
import { carryOut, contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";

/** Who asks: a lead may merge any tickets, an agent those where they hold one of the two. */
export interface Merger {
  id: PersonId;
  mayMergeAny: boolean;
}

async function numberOf(tx: Tx, id: string): Promise<string> {
  const { number } = await tx.ticket.findUniqueOrThrow({ where: { id }, select: { number: true } });
  return `#${number}`;
}

async function contextFor(tx: Tx, now: number, by: Merger): Promise<TransitionContext> {
  const version = await currentPolicyVersion(tx);
  if (version === null) throw new BatonError("unavailable", "This desk has no policy yet.");
  return contextOf(await loadPolicy(version), now, { kind: "person", id: by.id });
}

function change(before: Ticket, commands: TicketCommand[], ctx: TransitionContext): TicketChange {
  const { ticket: after, events } = carryOut(before, commands, ctx);
  return { before, after, events };
}

const isDone = (t: Ticket) => t.status === "resolved" || t.status === "closed";

async function requireMergeable(tx: Tx, keep: Ticket, other: Ticket, by: Merger): Promise<void> {
  if (other.mergedInto) {
    const text = `${await numberOf(tx, other.id)} was merged into ${await numberOf(tx, other.mergedInto.ticketId)} already.`;
    throw new BatonError("conflict", text, "otherId");
  }
  const done = [keep, other].find(isDone);
  if (done) {
    throw new BatonError("conflict", `${await numberOf(tx, done.id)} is resolved: reopen it first, then merge.`);
  }
  if (keep.customerId !== other.customerId) {
    const people = await tx.customer.findMany({ where: { id: { in: [keep.customerId, other.customerId] } } });
    const names = people.map((c) => c.name).join(" and ");
    const text = `These tickets belong to two customers, ${names}. If they are one person, merge the customers first.`;
    throw new BatonError("conflict", text, "customer");
  }
  const isHolder = [keep, other].some((t) => t.assignment?.personId === by.id);
  if (!by.mayMergeAny && !isHolder) {
    const text = "Only whoever has one of the two tickets, or a lead, can merge them: accept one of them first.";
    throw new BatonError("forbidden", text);
  }
}

/** Closes a duplicate in favour of another ticket of the same customer. Its messages stay its own and are read with the kept
 *  ticket's; its promises end, and the kept one answers for what was unanswered. A kept ticket that was merged itself is
 *  followed to the one that holds it. */
export async function mergeTickets(keepId: string, otherId: string, by: Merger): Promise<{ ticketId: string }> {
  for (let attempt = 1; ; attempt++) {
    const path = await ticketPath(keepId);
    const kept = path.at(-1);
    if (kept === undefined) throw new BatonError("notFound", "There is no such ticket.", "keepId");
    if (path.includes(otherId)) {
      const text = "A ticket cannot be merged into itself or into a part of itself: choose another one.";
      throw new BatonError("badInput", text, "keepId");
    }
    const isMerged = await inTransaction(async (tx) => {
      const { now, tickets } = await lockTickets(tx, [kept, otherId]);
      const keep = tickets.find((t) => t.id === kept);
      const other = tickets.find((t) => t.id === otherId);
      if (!keep || !other) throw new BatonError("notFound", "There is no such ticket.", "otherId");
      if (keep.mergedInto && attempt < 5) return false; // merged meanwhile: follow it there
      await requireMergeable(tx, keep, other, by);
      const ctx = await contextFor(tx, now, by);
      const changes = [
        change(other, [{ do: "mergeInto", ticketId: kept }], ctx),
        change(keep, [{ do: "absorb", other }], ctx),
      ];
      await saveTickets(tx, changes);
      return true;
    });
    if (!isMerged) continue;
    await requestPlan(); // the duplicate's holder has a free slot
    return { ticketId: kept };
  }
}

/** Takes a duplicate out again: it returns to its queue with what was left of its promises. Whoever merged it may, whoever
 *  has the kept ticket, and leads. */
export async function unmergeTicket(ticketId: string, by: Merger): Promise<void> {
  const path = await ticketPath(ticketId);
  if (path.length === 0) throw new BatonError("notFound", "There is no such ticket.", "ticketId");
  await inTransaction(async (tx) => {
    const { now, tickets } = await lockTickets(tx, path);
    const other = tickets.find((t) => t.id === ticketId)!;
    const into = tickets.find((t) => t.id === other.mergedInto?.ticketId);
    if (!into) throw refused("notMerged");
    const { events } = await loadEvents(ticketId);
    const mergedBy = events.findLast((e) => e.type === "TicketMerged")?.actor.id;
    const holders = tickets.map((t) => t.assignment?.personId);
    if (!by.mayMergeAny && mergedBy !== by.id && !holders.includes(by.id)) {
      const text = "Only whoever merged it, whoever has the ticket it is in, or a lead can take it out again.";
      throw new BatonError("forbidden", text);
    }
    const ctx = await contextFor(tx, now, by);
    const { team, tier } = other.queue ?? {};
    const where: TicketCommand =
      team !== undefined && tier !== undefined
        ? { do: "queue", team, tier, reasons: [] }
        : { do: "leaveUnowned", reasons: [reason("ownerMissing")] };
    const changes = [change(other, [{ do: "unmerge" }, where], ctx), change(into, [{ do: "release", ticketId }], ctx)];
    await saveTickets(tx, changes);
  });
  await requestPlan();
}

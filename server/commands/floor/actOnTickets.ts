import { inTransaction } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { loadEvents, lockTickets } from "../../db/tickets/load";
import { saveTickets, type TicketChange } from "../../db/tickets/save";
import type { PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import { importanceOf } from "../../domain/priority/score";
import { type TicketCommand, transition } from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import { BatonError } from "../../errors";
import { contextOf } from "../placeTicket";
import { requestPlan } from "../planWaiting";

/** What a lead does to several waiting tickets at once: those that somebody has taken meanwhile are passed over. Gives the ids of
 *  those it was done to. */
async function act(
  ids: readonly string[],
  by: PersonId,
  command: (t: Ticket, policy: Policy) => TicketCommand | null,
): Promise<string[]> {
  const done = await inTransaction(async (tx) => {
    const version = await currentPolicyVersion(tx);
    if (version === null) throw new BatonError("unavailable", "This desk has no policy yet.");
    const policy = await loadPolicy(version);
    const { now, tickets } = await lockTickets(tx, [...ids]);
    const changes = tickets.flatMap((before): TicketChange[] => {
      if (before.assignment || before.offer || before.assistant) return [];
      const wanted = command(before, policy);
      const made = wanted && transition(before, wanted, contextOf(policy, now, { kind: "person", id: by }));
      return made?.ok ? [{ before, after: made.ticket, events: made.events }] : [];
    });
    await saveTickets(tx, changes);
    return changes.map((c) => c.after.id as string);
  });
  if (done.length > 0) await requestPlan();
  return done;
}

/** Asks everybody again who has passed on them. */
export const askAgain = (ids: readonly string[], by: PersonId): Promise<string[]> =>
  act(ids, by, (t) => (t.barredPeople.length > 0 ? { do: "liftBars" } : null));

/** Points that a lead adds; taking them back gives the same ones. */
export const leadPoints = 20;

function raise(t: Ticket, policy: Policy, points: number): TicketCommand | null {
  const clock = t.clocks.find((c) => c.state === "running") ?? t.clocks[0];
  const priority = Math.max(0, Math.min(100, t.priority + points));
  if (!clock || priority === t.priority) return null;
  const importance = importanceOf(priority, policy.document.priority.importanceK);
  return { do: "raisePriority", clockId: clock.id, points: priority - t.priority, priority, importance };
}

/** Raises the priority of waiting tickets, so that they come before others. */
export const raisePriority = (ids: readonly string[], by: PersonId): Promise<string[]> =>
  act(ids, by, (t, policy) => raise(t, policy, leadPoints));

/** Takes back what this lead has added last, as much as it was. */
export async function lowerPriority(ids: readonly string[], by: PersonId): Promise<string[]> {
  const added = new Map<string, number>();
  for (const id of ids) {
    const { events } = await loadEvents(id);
    const last = events.findLast((e) => e.type === "PriorityRaised" && e.actor.id === by);
    if (last?.type === "PriorityRaised" && last.data.points > 0) added.set(id, last.data.points);
  }
  return act([...added.keys()], by, (t, policy) => raise(t, policy, -added.get(t.id)!));
}

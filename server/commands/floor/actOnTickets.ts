import { inTransaction, type Tx } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { loadEventsOf, lockTickets } from "../../db/tickets/load";
import { saveTickets, type TicketChange } from "../../db/tickets/save";
import type { PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import { importanceOf } from "../../domain/priority/score";
import { type TicketCommand, transition } from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import { BatonError } from "../../errors";
import { inParts } from "../inParts";
import { contextOf } from "../placeTicket";
import { requestPlan } from "../planWaiting";

type CommandFor = (t: Ticket, policy: Policy) => TicketCommand | null;

/** So many at once, so that neither the planner nor anybody at work waits for all of them. */
const inOneGo = 200;

/** The ids of the tickets that something was done to, and why it ended before the last one; null where it did not. */
export interface ActedOn {
  tickets: string[];
  stopped: string | null;
}

/** What a lead does to many tickets. */
async function act(
  ids: readonly string[],
  by: PersonId,
  prepare: (tx: Tx, ids: readonly string[]) => Promise<CommandFor>,
): Promise<ActedOn> {
  const all = [...ids].sort();
  const some = (part: readonly string[]) => actOnSome(part, by, prepare);
  const { done, stopped } = await inParts(all, inOneGo, some, { what: "what a lead does to many tickets" });
  const tickets = done.flat();
  if (tickets.length > 0) await requestPlan();
  return { tickets, stopped };
}

function actOnSome(
  ids: readonly string[],
  by: PersonId,
  prepare: (tx: Tx, ids: readonly string[]) => Promise<CommandFor>,
): Promise<string[]> {
  return inTransaction(async (tx) => {
    const version = await currentPolicyVersion(tx);
    if (version === null) throw new BatonError("unavailable", "This desk has no policy yet.");
    const policy = await loadPolicy(version);
    const { now, tickets } = await lockTickets(tx, ids);
    const command = await prepare(tx, ids);
    const changes = tickets.flatMap((before): TicketChange[] => {
      const wanted = command(before, policy);
      const made = wanted && transition(before, wanted, contextOf(policy, now, { kind: "person", id: by }));
      return made?.ok ? [{ before, after: made.ticket, events: made.events }] : [];
    });
    await saveTickets(tx, changes);
    return changes.map((c) => c.after.id as string);
  });
}

/** Of waiting tickets only: those that somebody has taken meanwhile are passed over. */
const whileWaiting =
  (command: CommandFor): CommandFor =>
  (t, policy) =>
    t.assignment || t.offer || t.assistant ? null : command(t, policy);

/** Asks everybody again who has passed on them. */
export const askAgain = (ids: readonly string[], by: PersonId): Promise<ActedOn> =>
  act(ids, by, async () => whileWaiting((t) => (t.barredPeople.length > 0 ? { do: "liftBars" } : null)));

/** What decides who is asked: where anything of it has happened since, there is nothing to take back any more. */
const deciding = [
  ...["BarsLifted", "BarsRestored", "EligibilityWidened", "TicketAssigned", "TicketQueued", "AssistantTookOver"],
  ...["TicketUnowned", "TicketEscalated", "TicketCorrected", "TicketReopened", "GivingUndone"],
  ...["TicketDeescalated", "TicketDisowned"],
] as const;

/** Takes back that this lead has everybody asked again, where nothing else has decided since who is: those who had passed are
 *  not asked any more, also who is just being. */
export const unaskAgain = (ids: readonly string[], by: PersonId): Promise<ActedOn> =>
  act(ids, by, async (tx, some) => {
    const decided = await loadEventsOf(tx, some, deciding);
    return (t) => {
      const last = decided(t.id).at(-1);
      const people = last?.type === "BarsLifted" && last.actor.id === by ? (last.data.people ?? []) : [];
      return people.length > 0 ? { do: "restoreBars", people } : null;
    };
  });

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
export const raisePriority = (ids: readonly string[], by: PersonId): Promise<ActedOn> =>
  act(ids, by, async () => whileWaiting((t, policy) => raise(t, policy, leadPoints)));

/** Takes back what this lead has added last, as much as it was: also of what is offered or taken since, as raised work soon is. */
export const lowerPriority = (ids: readonly string[], by: PersonId): Promise<ActedOn> =>
  act(ids, by, async (tx, some) => {
    const raisesOf = await loadEventsOf(tx, some, ["PriorityRaised"]);
    return (t, policy) => {
      const added = raisesOf(t.id).findLast((e) => e.actor.id === by)?.data.points ?? 0;
      return added > 0 ? raise(t, policy, -added) : null;
    };
  });

import { inTransaction, type Tx } from "../../db/client";
import { loadEstimates } from "../../db/estimates";
import { overridesInForce, ticketsBy, ticketsFor } from "../../db/overrides";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { loadEventsOf, lockTickets } from "../../db/tickets/load";
import { saveTickets, type TicketChange } from "../../db/tickets/save";
import { chooseStartTier } from "../../domain/assignment/gatekeeper";
import { nextOwner } from "../../domain/decision/nextOwner";
import { type Estimates, expectedOf } from "../../domain/estimates/expected";
import { type Override, overridden } from "../../domain/override/override";
import type { Policy } from "../../domain/policy/compile";
import { reason } from "../../domain/reasons";
import { type TicketCommand, transition } from "../../domain/ticket/lifecycle";
import { lowestAllowed, tierEvents } from "../../domain/ticket/lowestAllowed";
import type { Ticket } from "../../domain/ticket/ticket";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { contextOf } from "../placeTicket";

const first = "00000000-0000-0000-0000-000000000000";
const batch = 200;

interface Desk {
  policy: Policy;
  now: number;
  estimates: Estimates | null;
  overrides: Override[];
}
/** Where a ticket goes, or null where it stays. */
type Move = (t: Ticket) => TicketCommand | null;

/** How many tickets moved, and how many could not be looked at because somebody was at them. */
export interface Rerouted {
  moved: number;
  busy: number;
}

/** Moves what waits, in batches so that no transaction is long. What may not move (its new team has released it, it has
 *  changed teams often enough) stays where it is. */
async function moveAll(
  idsAfter: (tx: Tx, after: string) => Promise<string[]>,
  moveOf: (tx: Tx, tickets: readonly Ticket[], desk: Desk) => Promise<Move>,
  actor: Actor,
): Promise<Rerouted> {
  let moved = 0;
  let busy = 0;
  let after = first;
  for (;;) {
    const done = await inTransaction(async (tx) => {
      const ids = await idsAfter(tx, after);
      const version = await currentPolicyVersion(tx);
      if (ids.length === 0 || version === null) return null;
      const policy = await loadPolicy(version);
      const { now, tickets } = await lockTickets(tx, ids, true);
      const desk = { policy, now, estimates: await loadEstimates(tx), overrides: await overridesInForce(tx) };
      const waiting = tickets.filter((t) => !t.assignment && !t.assistant && t.queue);
      const move = await moveOf(tx, waiting, desk);
      const changes: TicketChange[] = [];
      for (const before of waiting) {
        const command = move(before);
        const done = command && transition(before, command, contextOf(policy, now, actor));
        if (done?.ok) changes.push({ before, after: done.ticket, events: done.events });
      }
      await saveTickets(tx, changes);
      return { last: ids.at(-1)!, moved: changes.length, busy: ids.length - tickets.length };
    });
    if (!done) return { moved, busy };
    moved += done.moved;
    busy += done.busy;
    after = done.last;
  }
}

/** Where overrides in force give a waiting ticket. */
const follow =
  ({ policy, estimates, overrides }: Desk): Move =>
  (t) => {
    const before = { team: t.queue!.team, tier: t.minTier, issueType: t.issueType, reason: reason("ownerMissing") };
    const owner = overridden(policy, before, t.segment, overrides);
    if (owner === before || (owner.team === t.queue!.team && owner.tier <= t.queue!.tier)) return null;
    const expected = t.issueType === null ? undefined : expectedOf(estimates, policy, t.issueType);
    const { tier } = chooseStartTier(policy, owner, t.complexity, expected);
    return { do: "queue", team: owner.team, tier, minTier: owner.tier, reasons: [owner.reason] };
  };

/** Gives what waits to whom an override that has begun gives it. */
export const rerouteAtStart = (o: Override, actor: Actor): Promise<Rerouted> =>
  moveAll(
    (tx, after) => ticketsFor(tx, o, after, batch),
    async (_, __, desk) => follow(desk),
    actor,
  );

/** The same for what the assistant has handed to people since. */
export const rerouteHandedOver = (o: Override): Promise<Rerouted> =>
  moveAll(
    (tx, after) => ticketsFor(tx, o, after, batch, { isHandedOver: true }),
    async (_, __, desk) => follow(desk),
    systemActor,
  );

/** Gives what still waits because of overrides that have ended back to its owner. */
export const rerouteAtEnd = (ids: readonly string[], actor: Actor): Promise<Rerouted> =>
  moveAll(
    (tx, after) => ticketsBy(tx, ids, after, batch),
    async (tx, tickets, { policy, now, estimates, overrides }) => {
      const eventsOf = await loadEventsOf(
        tx,
        tickets.map((t) => t.id),
        tierEvents,
      );
      return (t) => {
        const minTier = lowestAllowed(eventsOf(t.id), policy.issueType(t.issueType ?? "")?.startTier ?? 1);
        const { team, tier, isLastResort } = nextOwner({ ...t, minTier }, policy, now, estimates, overrides);
        if (isLastResort) return null;
        return { do: "queue", team, tier, minTier, reasons: [reason("overrideEnded", { team })] };
      };
    },
    actor,
  );

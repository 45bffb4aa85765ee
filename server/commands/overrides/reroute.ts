import { inTransaction, type Tx } from "../../db/client";
import { loadEstimates } from "../../db/estimates";
import { overridesInForce, ticketsBy, ticketsFor } from "../../db/overrides";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { loadEvents, lockTickets } from "../../db/tickets/load";
import { saveTickets, type TicketChange } from "../../db/tickets/save";
import { chooseStartTier } from "../../domain/assignment/gatekeeper";
import { nextOwner } from "../../domain/decision/nextOwner";
import { type Estimates, expectedOf } from "../../domain/estimates/expected";
import { type Override, overridden } from "../../domain/override/override";
import type { Policy } from "../../domain/policy/compile";
import { reason } from "../../domain/reasons";
import { type TicketCommand, transition } from "../../domain/ticket/lifecycle";
import { lowestAllowed } from "../../domain/ticket/lowestAllowed";
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
type Move = (t: Ticket, desk: Desk) => Promise<TicketCommand | null>;

/** Moves what waits, in batches so that no transaction is long. What may not move (its new team has released it, it has
 *  changed teams often enough) stays where it is. */
async function moveAll(
  idsAfter: (tx: Tx, after: string) => Promise<string[]>,
  move: Move,
  actor: Actor,
): Promise<number> {
  let moved = 0;
  let after = first;
  for (;;) {
    const done = await inTransaction(async (tx) => {
      const ids = await idsAfter(tx, after);
      const version = await currentPolicyVersion(tx);
      if (ids.length === 0 || version === null) return null;
      const policy = await loadPolicy(version);
      const { now, tickets } = await lockTickets(tx, ids, true);
      const desk = { policy, now, estimates: await loadEstimates(tx), overrides: await overridesInForce(tx) };
      const changes: TicketChange[] = [];
      for (const before of tickets) {
        if (before.assignment || before.assistant || !before.queue) continue;
        const command = await move(before, desk);
        const done = command && transition(before, command, contextOf(policy, now, actor));
        if (done?.ok) changes.push({ before, after: done.ticket, events: done.events });
      }
      await saveTickets(tx, changes);
      return { last: ids.at(-1)!, moved: changes.length };
    });
    if (!done) return moved;
    moved += done.moved;
    after = done.last;
  }
}

/** Where overrides in force give a waiting ticket. */
const follow: Move = async (t, { policy, estimates, overrides }) => {
  const before = { team: t.queue!.team, tier: t.minTier, issueType: t.issueType, reason: reason("ownerMissing") };
  const owner = overridden(policy, before, t.segment, overrides);
  if (owner === before || (owner.team === t.queue!.team && owner.tier <= t.queue!.tier)) return null;
  const expected = t.issueType === null ? undefined : expectedOf(estimates, policy, t.issueType);
  const { tier } = chooseStartTier(policy, owner, t.complexity, expected);
  return { do: "queue", team: owner.team, tier, minTier: owner.tier, reasons: [owner.reason] };
};

/** Gives what waits to whom an override that has begun gives it. Returns how many tickets moved. */
export const rerouteAtStart = (o: Override, actor: Actor): Promise<number> =>
  moveAll((tx, after) => ticketsFor(tx, o, after, batch), follow, actor);

/** The same for what the assistant has handed to people since. */
export const rerouteHandedOver = (o: Override): Promise<number> =>
  moveAll((tx, after) => ticketsFor(tx, o, after, batch, { isHandedOver: true }), follow, systemActor);

/** Gives what still waits because of overrides that have ended back to its owner. Returns how many tickets moved. */
export const rerouteAtEnd = (ids: readonly string[], actor: Actor): Promise<number> =>
  moveAll(
    (tx, after) => ticketsBy(tx, ids, after, batch),
    async (t, { policy, now, estimates, overrides }) => {
      const { events } = await loadEvents(t.id);
      const minTier = lowestAllowed(events, policy.issueType(t.issueType ?? "")?.startTier ?? 1);
      const { team, tier, isLastResort } = nextOwner({ ...t, minTier }, policy, now, estimates, overrides);
      if (isLastResort) return null;
      return { do: "queue", team, tier, minTier, reasons: [reason("overrideEnded", { team })] };
    },
    actor,
  );

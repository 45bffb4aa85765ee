import type { TicketEvent } from "../ticket/events";
import { compose } from "./parts";

/** How a ticket went from team to team. Every count is of tickets: a team that had it five times makes it one revisit. */
export interface Flow {
  /** Changes of the owning team. */
  handoffs: number;
  /** A → B → A, adjacent in the owner sequence. */
  isCircular: boolean;
  /** A → B → A → B, adjacent in the owner sequence. */
  isCircularTwice: boolean;
  /** Any team owned it twice. */
  isRevisit: boolean;
}

/** The owner sequence: who owned a ticket in order, missing owners skipped (they do not part equal neighbours), equal neighbours
 *  merged. `owners`: one for each event in order; null where the event assigns nobody. */
export function ownerSequence(owners: Iterable<string | null>): string[] {
  const sequence: string[] = [];
  for (const owner of owners) if (owner !== null && owner !== sequence.at(-1)) sequence.push(owner);
  return sequence;
}

/** What an owner sequence says of the flow. */
export function flowOf(sequence: readonly string[]): Flow {
  const returns = (at: number) => at >= 2 && sequence[at] === sequence[at - 2];
  return {
    handoffs: Math.max(0, sequence.length - 1),
    isCircular: sequence.some((_, at) => returns(at)),
    isCircularTwice: sequence.some((_, at) => returns(at) && returns(at - 1)),
    isRevisit: new Set(sequence).size < sequence.length,
  };
}

/** The pairs of an owner sequence, each once: `compose(from, to)`. */
export const pairsOf = (sequence: readonly string[]): string[] => [
  ...new Set(sequence.slice(1).map((to, at) => compose(sequence[at]!, to))),
];

/** Events of the desk's own tickets by which a team comes to own one. */
export const owningEvents = ["TicketQueued", "AssistantTookOver", "TicketAssigned", "GivingUndone"] as const;

export interface Owning {
  team: string;
  /** 0: the assistant's, for the team. */
  tier: number;
  at: number;
}

/** Who owned one of the desk's own tickets, one after the other. What was given by hand and taken back at once was never owned.
 *  A mention, an offer, an escalation's target count by the queue or person that it comes to. */
export function ownings(events: Iterable<TicketEvent>): Owning[] {
  const found: (Owning & { givingId?: string })[] = [];
  for (const e of events) {
    if (e.type === "TicketQueued" || e.type === "TicketAssigned") {
      const { team, tier, givingId } = e.data;
      found.push({ team, tier, at: e.at, ...(givingId !== undefined && { givingId }) });
    } else if (e.type === "AssistantTookOver") {
      found.push({ team: e.data.team, tier: 0, at: e.at });
    } else if (e.type === "GivingUndone") {
      const { givingId } = e.data;
      for (let at = found.length - 1; at >= 0; at--) if (found[at]!.givingId === givingId) found.splice(at, 1);
    }
  }
  return found.map(({ team, tier, at }) => ({ team, tier, at }));
}

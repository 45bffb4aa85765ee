import type { TicketEvent } from "../../ticket/events";

export interface Stages {
  /** 0 the assistant, from 1 tiers; equal neighbours merged. */
  stages: number[];
  moves: string[];
  isEscalated: boolean;
}

/** Where a ticket was and how it went on. At a tier is what somebody of it had, or was escalated from or to it; where an
 *  escalated ticket is taken at another tier than it was sent to, it counts where it was taken. Waiting that the planner moved
 *  is no transition, for nobody had tried. A skip is its own transition. From the assistant it only went where a person had it. */
export function stagesOf(events: readonly TicketEvent[]): Stages {
  const stages: number[] = [];
  let isExpected = false; // the last one was sent there and nobody has taken it yet
  let hadHuman = false;
  const push = (stage: number) => {
    if (stages.at(-1) !== stage) stages.push(stage);
  };
  for (const e of events) {
    if (e.type === "AssistantTookOver") {
      push(0);
      isExpected = false;
    } else if (e.type === "TicketAssigned") {
      hadHuman = true;
      if (isExpected && stages.at(-1) !== e.data.tier) stages.pop();
      push(e.data.tier);
      isExpected = false;
    } else if (e.type === "TicketEscalated") {
      if (isExpected && stages.at(-1) !== e.data.fromTier) stages.pop();
      push(e.data.fromTier);
      isExpected = stages.at(-1) !== e.data.toTier;
      push(e.data.toTier);
    }
  }
  const moves = new Set<string>();
  for (let at = 1; at < stages.length; at++) {
    const [from, to] = [stages[at - 1]!, stages[at]!];
    if (to > 0 && (from > 0 || hadHuman)) moves.add(`${from}>${to}`);
  }
  const isEscalated = stages.some((stage, at) => at > 0 && stages[at - 1]! > 0 && stage > stages[at - 1]!);
  return { stages, moves: [...moves].sort(), isEscalated };
}

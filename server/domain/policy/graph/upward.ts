import { startingVariance } from "../../assignment/afterFailure";
import type { DecisionFacts, DecisionResult } from "../../decision/decide";
import { type Movable, nextOwner } from "../../decision/nextOwner";
import { beliefAfterFailure, type Estimates } from "../../estimates/expected";
import { escalationTarget } from "../../handoff/target";
import { type Reason, reason } from "../../reasons";
import { withReleased } from "../../ticket/ledger";
import type { Policy } from "../compile";
import { nodeId } from "./nodeIds";
import type { WayStep } from "./way";

/** A ticket on its way, and where it is. */
interface Climbing extends Movable {
  queue: { team: string; tier: number };
  complexityVariance: number;
}

/** Where a ticket goes on from its first queue while nobody resolves it: up the tiers of its team, then to whoever else may
 *  own it, and at last to the last resort, as people would escalate it and say that it is not theirs. Ends for every
 *  policy: tiers only rise, no team has it twice, and `hopLimit` bounds the teams. */
export function upward(
  policy: Policy,
  facts: DecisionFacts,
  first: DecisionResult,
  estimates: Estimates | null,
): WayStep[] {
  const { issueType, candidates, complexity, team, tier } = first;
  const { segment, at = 0 } = facts;
  let t: Climbing = {
    issueType,
    candidates,
    segment,
    complexity,
    complexityVariance: startingVariance,
    minTier: first.minTier ?? tier,
    hops: 0,
    barredTeams: [],
    queue: { team, tier },
  };
  const steps: WayStep[] = [];
  const arrive = (queue: Climbing["queue"], reasons: Reason[]) =>
    steps.push({ node: nodeId.queue(queue.team, queue.tier), reasons });
  for (;;) {
    const { queue } = t;
    const belief = beliefAfterFailure(t, queue.tier, policy, estimates);
    t = { ...t, complexity: belief.complexity, complexityVariance: belief.variance };
    const above = escalationTarget(policy.teamTiers(queue.team), queue.tier, []);
    if (above) {
      const to = { team: queue.team, tier: above.tier };
      t = { ...t, queue: to, minTier: Math.max(t.minTier, to.tier) };
      arrive(to, [reason("tierRaised", { from: queue.tier, to: to.tier })]);
      continue;
    }
    const top = reason("topOfTeam", { team: queue.team, tier: queue.tier });
    t = { ...t, barredTeams: withReleased(t.barredTeams, queue.team) };
    const next = nextOwner(t, policy, at, estimates);
    if (next.isLastResort) return [...steps, { node: nodeId.lastResort, reasons: [top, next.reason] }];
    t = { ...t, queue: { team: next.team, tier: next.tier }, hops: t.hops + 1 };
    arrive(t.queue, [top, next.reason]);
  }
}

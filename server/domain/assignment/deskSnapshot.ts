import { type Estimates, planningEstimates } from "../estimates/expected";
import type { Policy } from "../policy/compile";
import { capacityAhead, type PersonAhead } from "./ahead";
import { defaultRoutingWeights, type RoutableAgent, type RoutingSnapshot, type WaitingTicket } from "./snapshot";

/** Everybody as the planner sees them. */
export interface Staff {
  /** Who receives work now: online, and within their hours where they have some. Pending offers take a slot. */
  agents: RoutableAgent[];
  /** Who is full, and whose shift begins soon. */
  ahead: PersonAhead[];
}

/** What the planner looks at of a desk: its waiting tickets and people at `now` (epoch ms) under a policy, with what is
 *  expected of its issue types. */
export function snapshotOf(
  policy: Policy,
  estimates: Estimates | null,
  { agents, ahead }: Staff,
  waiting: WaitingTicket[],
  now: number,
): RoutingSnapshot {
  const { routing, lastResort, tiers } = policy.document;
  const issueTypes = planningEstimates(estimates, policy);
  const weights = {
    ...defaultRoutingWeights,
    ...routing,
    fallback: { team: lastResort.team, tier: lastResort.tier },
  };
  return { now, waiting, agents, issueTypes, tiers, upcoming: capacityAhead(ahead, issueTypes, now, weights), weights };
}

import type { Reason } from "../reasons";
import type { PromiseMetric } from "../vocabulary";

/** The planner's contract. All instants are epoch ms; the cost unit everywhere is one missed resolution of a standard
 *  customer, wages included. */
export interface RoutingSnapshot {
  now: number;
  waiting: WaitingTicket[];
  /** On shift and accepting; may have no free slot. */
  agents: RoutableAgent[];
  /** Estimates from learning, policy priors until data exist. */
  issueTypes: Record<string, IssueTypeEstimate>;
  tiers: { tier: number; costPerMinute: number; complexityEffect: number }[];
  /** Capacity that comes: shifts, slots expected free. */
  upcoming?: { tier: number; team: string; at: number; slots: number }[];
  weights?: Partial<RoutingWeights>;
}

export interface WaitingClock {
  metric: PromiseMetric;
  dueAt: number;
  /** Already multiplied by importance. */
  breachCost: number;
  /** What each hour of lateness still costs; a breached clock stays listed. */
  lateCostPerHour: number;
}

export interface WaitingTicket {
  id: string;
  createdAt: number;
  waitingSince: number;
  /** Calibrated, sums to at most 1. `team` = owner resolved by policy, overrides the issue type's. */
  candidates: { issueType: string; probability: number; team?: string }[];
  /** Posterior mean in standard deviations of the population; 0 is average. */
  complexity: number;
  /** Posterior variance, default 0.6. */
  complexityVariance?: number;
  /** 1 = standard customer; serves abandonment and ties. */
  importance: number;
  /** Lowest tier still allowed, from 1. */
  minTier: number;
  clocks: WaitingClock[];
  /** Where it waits now; left there unless the gain exceeds `switchMargin`. */
  queued: { tier: number; team: string; since: number } | null;
  /** Humans who already worked on it. */
  touches: number;
  barredTeams: string[];
  /** Decliners and missed offers included. */
  barredAgents: string[];
  preferredAgent: string | null;
  /** Known owner, overrides the candidates'. */
  ownerTeam?: string;
  /** Skills or languages that the agent's `can` must contain. */
  requires?: string[];
  /** How far an alarm has widened who may take it: 1 = every higher tier of the team at once, 2 = also without the skills. */
  widened?: number;
  /** Slots it takes, default 1. */
  size?: number;
}

export interface RoutableAgent {
  id: string;
  tier: number;
  teams: string[];
  slots: number;
  /** Pending offers already take a slot. */
  freeSlots: number;
  /** Soft: open work may be finished; another is preferred when the expected minutes don't fit. */
  shiftEndsAt: number;
  /** Per issue type, logit offset to the tier's success; absent = 0. */
  skill: Record<string, number>;
  /** Multiplies handling minutes; 1 = average. */
  speed: number;
  can?: string[];
}

/** At complexity 0; minutes of one resolving touch with no other work open. */
export interface IssueTypeEstimate {
  team: string;
  byTier: Record<number, { success: number; handlingMinutes: number }>;
}

export interface RoutingWeights {
  abandonCost: number;
  lateCapHours: number;
  misrouteMinutes: number;
  handoffMinutes: number;
  failedShare: number;
  slowdownPerOpenTicket: number;
  /** Width of the logistic around a due time. */
  dueSpreadMinutes: number;
  helpDownFreeShare: number;
  helpDownAfterMinutes: number;
  preferredBonus: number;
  switchMargin: number;
  /** The last resort. */
  fallback: { team: string; tier: number } | null;
}

export interface RoutingPlan {
  /** `tier` is the agent's. */
  assignments: {
    ticketId: string;
    agentId: string;
    team: string;
    tier: number;
    value: number;
    reasons: Reason[];
  }[];
  waiting: { ticketId: string; team: string; tier: number; reasons: Reason[] }[];
}

export const defaultRoutingWeights: RoutingWeights = {
  abandonCost: 0.6,
  lateCapHours: 24,
  misrouteMinutes: 6,
  handoffMinutes: 8,
  failedShare: 0.6,
  slowdownPerOpenTicket: 0.08,
  dueSpreadMinutes: 20,
  helpDownFreeShare: 0.5,
  helpDownAfterMinutes: 10,
  preferredBonus: 0.15,
  switchMargin: 0.1,
  fallback: null,
};

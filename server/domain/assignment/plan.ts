import { reason } from "../reasons";
import { type Ineligibility, ineligibility, waitReason } from "./eligibility";
import { invalidField, type PlannableTicket, queueOf } from "./queueOf";
import {
  defaultRoutingWeights,
  type RoutableAgent,
  type RoutingPlan,
  type RoutingSnapshot,
  type WaitingTicket,
} from "./snapshot";
import { pairValue, urgencyOf } from "./value";

export type { Reason, ReasonCode } from "../reasons";
export type { ClockMetric } from "../vocabulary";
export * from "./snapshot";

interface Pair {
  p: PlannableTicket;
  a: RoutableAgent;
  value: number;
  reach: number;
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const isUsable = (a: RoutableAgent) =>
  [a.tier, a.slots, a.freeSlots, a.speed].every(Number.isFinite) && !Number.isNaN(a.shiftEndsAt);

/** Unplannable: it stays where it is, or with the last resort, and says which field is at fault. */
function invalidWait(t: WaitingTicket, fallback: { team: string; tier: number } | null, field: string) {
  const place = t.queued ?? fallback ?? { team: "", tier: Number.isFinite(t.minTier) ? t.minTier : 1 };
  return { ticketId: t.id, team: place.team, tier: place.tier, reasons: [reason("invalid", { field })] };
}

/** Gives waiting tickets to agents: every ticket exactly once, in `assignments` or in `waiting`, each with its reasons.
 *  Deterministic whatever the input order, never mutates its input, never throws on bad data. Pairs are taken greedily by
 *  value; ties break by ids. */
export function planAssignments(snapshot: RoutingSnapshot): RoutingPlan {
  const weights = { ...defaultRoutingWeights, ...snapshot.weights };
  const agents = snapshot.agents.filter(isUsable).sort(byId);
  const free = new Map(agents.map((a) => [a.id, a.freeSlots]));
  const plan: RoutingPlan = { assignments: [], waiting: [] };
  const plannable: { p: PlannableTicket; refused: Set<Ineligibility> }[] = [];
  const pairs: Pair[] = [];

  for (const t of [...snapshot.waiting].sort(byId)) {
    const field = invalidField(t);
    const p = field === null ? queueOf(t, snapshot, weights) : null;
    if (p === null) {
      plan.waiting.push(invalidWait(t, weights.fallback, field ?? "owner"));
      continue;
    }
    const refused = new Set<Ineligibility>();
    const urgency = urgencyOf(p, snapshot.now, weights);
    const mine: Pair[] = [];
    for (const a of agents) {
      const why = ineligibility(p, a, a.freeSlots, snapshot.now, weights);
      if (why) refused.add(why);
      else mine.push({ p, a, value: pairValue(p, urgency, a, a.freeSlots, snapshot, weights), reach: 0 });
    }
    for (const pair of mine) pairs.push({ ...pair, reach: mine.length });
    plannable.push({ p, refused });
  }

  pairs.sort((x, y) => y.value - x.value || byId(x.p.ticket, y.p.ticket) || byId(x.a, y.a));
  const outbid = new Set(pairs.map((x) => x.p.ticket.id));
  const given = new Set<string>();
  for (const { p, a, value, reach } of pairs) {
    const left = free.get(a.id) ?? 0;
    if (given.has(p.ticket.id) || ineligibility(p, a, left, snapshot.now, weights)) continue;
    free.set(a.id, left - (p.ticket.size ?? 1));
    given.add(p.ticket.id);
    const why =
      p.ticket.preferredAgent === a.id
        ? reason("assignedPreferred")
        : reach === 1
          ? reason("assignedOnlyEligible", { team: p.team, tier: a.tier })
          : reason("assignedBestValue", { team: p.team, tier: a.tier, among: reach });
    const help = a.tier > p.tier ? [reason("assignedHelpDown", { tier: p.tier })] : [];
    const reasons = [why, ...help, ...p.reasons];
    plan.assignments.push({ ticketId: p.ticket.id, agentId: a.id, team: p.team, tier: a.tier, value, reasons });
  }
  for (const { p, refused } of plannable) {
    if (given.has(p.ticket.id)) continue;
    const why = outbid.has(p.ticket.id)
      ? reason("allAtCapacity", { team: p.team, tier: p.tier })
      : waitReason(p, agents, refused);
    plan.waiting.push({ ticketId: p.ticket.id, team: p.team, tier: p.tier, reasons: [why, ...p.reasons] });
  }
  return plan;
}

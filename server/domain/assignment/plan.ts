import { type Reason, reason } from "../reasons";
import { urgencyOf } from "./delay";
import { hasRoom, type Ineligibility, ineligibility, isOnlyBarred, keepsReserve, waitReason } from "./eligibility";
import { Lines } from "./line";
import { TypeSums } from "./otherTypes";
import { Prospect } from "./outlook";
import { type PlannableTicket, queueOf } from "./queueOf";
import { type Bid, type Bids, noBids, Shortlist } from "./shortlist";
import {
  defaultRoutingWeights,
  type RoutableAgent,
  type RoutingPlan,
  type RoutingSnapshot,
  type RoutingWeights,
  type WaitingTicket,
} from "./snapshot";
import { Gate } from "./startTier";
import { invalidField, invalidSnapshot, isPlace, isRow, isUsable, named } from "./validity";
import { valuation } from "./value";

export type { Reason, ReasonCode } from "../reasons";
export type { PromiseMetric as ClockMetric } from "../vocabulary";
export * from "./snapshot";

/** The agents who can be calculated with, by team, and the room that is left with each while the plan is made. */
export interface Pool {
  agents: RoutableAgent[];
  inTeam: Map<string, number[]>;
  free: Float64Array;
  /** Teams of agents who had to be left out. */
  incomplete: Set<string>;
}

/** A ticket with everybody who can take it: people of its own tier, and those of the next who may help out. */
interface Entry {
  p: PlannableTicket;
  size: number;
  own: Bids;
  helping: Bids;
  refused: Set<Ineligibility>;
  /** Somebody with room for it has passed on it. */
  hasPassed: boolean;
}

const minute = 60_000;
const rounds = 3;
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Ids that occur more than once: which of the rows is true cannot be known. */
function repeated(list: readonly { id: string }[]): Set<string> {
  const seen = new Set<string>();
  return new Set(list.flatMap(({ id }) => (seen.size === seen.add(id).size ? [id] : [])));
}

/** Teams in an order of their own, so that what is summed over them is the same in any input order. */
const eachTeamOnce = (a: RoutableAgent): RoutableAgent =>
  a.teams.length > 1 ? { ...a, teams: [...new Set(a.teams)].sort() } : a;

export function poolOf(all: readonly RoutableAgent[]): Pool {
  const known = named(all);
  const twice = repeated(known);
  const agents = known
    .filter((a) => isUsable(a) && !twice.has(a.id))
    .map(eachTeamOnce)
    .sort(byId);
  const inTeam = new Map<string, number[]>();
  agents.forEach((a, i) => {
    for (const team of new Set(a.teams)) {
      const members = inTeam.get(team);
      if (members) members.push(i);
      else inTeam.set(team, [i]);
    }
  });
  const left = agents.length === known.length ? [] : known.filter((a) => !isUsable(a) || twice.has(a.id));
  return {
    agents,
    inTeam,
    free: Float64Array.from(agents, (a) => a.freeSlots),
    incomplete: new Set(left.flatMap((a) => a.teams)),
  };
}

/** The weights of a snapshot, over the defaults. */
export function weightsOf({ weights }: RoutingSnapshot): RoutingWeights {
  const set = Object.entries(weights ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaultRoutingWeights, ...Object.fromEntries(set) };
}

/** Unplannable: it stays where it is, or with the last resort, and says which field is at fault. */
function invalidWait(t: WaitingTicket, fallback: RoutingWeights["fallback"], field: string) {
  const lowest = Number.isFinite(t.minTier) ? t.minTier : 1;
  const place = [t.queued, fallback].find(isPlace) ?? { team: "", tier: lowest };
  return { ticketId: t.id, team: place.team, tier: place.tier, reasons: [reason("invalid", { field })] };
}

/** Nothing can be expected of anybody: an estimate of its tier is no number. It waits where it belongs, whoever is free. */
function unexpected({ ticket, team, tier, reasons }: PlannableTicket) {
  return { ticketId: ticket.id, team, tier, reasons: [reason("invalid", { field: "estimates" }), ...reasons] };
}

/** A ticket that can be planned, and what each hour of its waiting costs. */
interface Ready {
  prospect: Prospect;
  urgency: number;
}

export function readyOf(p: PlannableTicket, s: RoutingSnapshot, w: RoutingWeights, sums: TypeSums): Ready | null {
  const prospect = new Prospect(p, s, w, sums);
  const urgency = urgencyOf(p, s.now, (prospect.touch(p.tier)?.minutes ?? 0) * minute, w);
  return Number.isFinite(urgency) ? { prospect, urgency } : null;
}

/** Lets each ticket choose the tier at which it begins, one after the other, each seeing the lines as the others left
 *  them: who moves away from a long line makes it shorter for the next. */
function settleTiers(ready: readonly Ready[], { agents, free }: Pool, s: RoutingSnapshot, w: RoutingWeights): Ready[] {
  const lines = new Lines(agents, free, s);
  const gate = new Gate(lines, s, w);
  for (const { prospect, urgency } of ready) {
    const { team, tier } = prospect.ticket;
    const touch = prospect.touch(tier);
    if (touch) lines.join(team, tier, urgency, touch);
  }
  return ready.map(({ prospect, urgency }): Ready => {
    const { team, tier } = prospect.ticket;
    const touch = prospect.touch(tier);
    if (!touch) return { prospect, urgency };
    lines.leave(team, tier, urgency, touch);
    const chosen = gate.choose(prospect, urgency);
    lines.join(team, chosen, urgency, prospect.touch(chosen)!);
    return chosen === tier ? { prospect, urgency } : { prospect: prospect.at(chosen), urgency };
  });
}

function entryOf({ prospect, urgency }: Ready, pool: Pool, s: RoutingSnapshot, w: RoutingWeights): Entry {
  const p = prospect.ticket;
  const team = pool.inTeam.get(p.team) ?? [];
  const refused = new Set<Ineligibility>();
  let hasPassed = false;
  const own = noBids(team);
  const helping = noBids(team);
  const worth = valuation(prospect, urgency, s, w);
  for (let at = 0; at < team.length; at++) {
    const a = pool.agents[team[at]!]!;
    const why = ineligibility(p, a, s.now, w);
    const value = why === null ? worth(a) : 0;
    if (why !== null) {
      refused.add(why);
      hasPassed ||= why === "barred" && isOnlyBarred(p, a, s.now, w);
    } else if (!Number.isFinite(value)) refused.add("invalid");
    else {
      const bids = a.tier > p.tier ? helping : own;
      bids.values[at] = value;
      bids.count++;
    }
  }
  return { p, size: p.ticket.size ?? 1, own, helping, refused, hasPassed };
}

/** Greedy over all pairs: the most valuable pair that still has room, again and again; ties break by ticket, then agent. */
function give(entries: readonly Entry[], isHelp: boolean, pool: Pool, w: RoutingWeights): Map<Entry, Bid> {
  const { agents, free } = pool;
  const isBefore = (a: number, b: number) => agents[a]!.id < agents[b]!.id;
  const given = new Map<Entry, Bid>();
  const roomFor = (e: Entry) => (i: number) => hasRoom(agents[i]!, free[i]!, e.size, keepsReserve(e.p, agents[i]!), w);
  const rank = (a: Next, b: Next) => a.bid.value - b.bid.value || byId(b.entry.p.ticket, a.entry.p.ticket);
  const nextOf = (entry: Entry, list: Shortlist): Next[] => {
    const bid = list.first(roomFor(entry));
    return bid ? [{ entry, list, bid }] : [];
  };
  const queue = entries.flatMap((e) => nextOf(e, new Shortlist(isHelp ? e.helping : e.own, isBefore))).sort(rank);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { entry, list, bid } = next;
    if (roomFor(entry)(bid.agent)) {
      free[bid.agent]! -= entry.size;
      given.set(entry, bid);
    } else {
      for (const again of nextOf(entry, list)) insert(queue, again, rank);
    }
  }
  return given;
}
interface Next {
  entry: Entry;
  list: Shortlist;
  bid: Bid;
}

function insert<T>(sorted: T[], item: T, rank: (a: T, b: T) => number): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (rank(sorted[mid]!, item) < 0) low = mid + 1;
    else high = mid;
  }
  sorted.splice(low, 0, item);
}

function whyGiven({ p, own, helping }: Entry, a: RoutableAgent): Reason[] {
  // Helpers are asked only after the ticket's own tier.
  const among = a.tier > p.tier ? helping.count : own.count;
  const why =
    p.ticket.preferredAgent === a.id
      ? reason("assignedPreferred")
      : among === 1
        ? reason("assignedOnlyEligible", { team: p.team, tier: a.tier })
        : reason("assignedBestValue", { team: p.team, tier: a.tier, among });
  return [why, ...(a.tier > p.tier ? [reason("assignedHelpDown", { tier: p.tier })] : []), ...p.reasons];
}

function whyWaiting({ p, own, helping, refused, hasPassed }: Entry, pool: Pool): Reason[] {
  const isOutbid = own.count + helping.count > 0;
  const why = isOutbid
    ? reason("allAtCapacity", { team: p.team, tier: p.tier })
    : waitReason(p, pool.agents.length > 0, refused, hasPassed);
  const leftOut = !isOutbid && pool.incomplete.has(p.team) ? [reason("invalid", { field: "agents" })] : [];
  return [why, ...leftOut, ...p.reasons];
}

/** Gives waiting tickets to agents: every ticket exactly once, in `assignments` or in `waiting`, each with its reasons.
 *  Deterministic whatever the input order, never mutates its input, never throws on bad data: what cannot be calculated
 *  with waits with the reason `invalid`, and agents with unusable numbers or ambiguous ids are left out.
 *  Pairs are taken greedily by value, people of the ticket's own tier first and helpers from the next tier after them.
 *  Where every ticket takes one slot and slots are whole numbers, another agent never loses a ticket its assignment:
 *  one more free slot shifts a single chain of pairs, each of whose tickets ends with an earlier pair than before. With
 *  sizes above 1 that does not hold: the new agent may take a small ticket from somebody who then has room for one large
 *  ticket instead of several small ones. */
export function planAssignments(snapshot: RoutingSnapshot): RoutingPlan {
  if (!isRow(snapshot)) return { assignments: [], waiting: [] };
  const weights = weightsOf(snapshot);
  const broken = invalidSnapshot(snapshot, weights);
  const waiting = named(snapshot.waiting).sort(byId);
  const twice = repeated(waiting);
  const pool = poolOf(snapshot.agents);
  const sums = new TypeSums(snapshot.issueTypes);
  const plan: RoutingPlan = { assignments: [], waiting: [] };
  const found: Ready[] = [];

  for (const t of waiting) {
    if (twice.has(t.id) && plan.waiting.at(-1)?.ticketId === t.id) continue;
    const field = broken ?? (twice.has(t.id) ? "id" : invalidField(t));
    const p = field === null ? queueOf(t, snapshot, weights) : null;
    const ready = p && readyOf(p, snapshot, weights, sums);
    if (p && ready?.prospect.outlook(p.tier) === null) plan.waiting.push(unexpected(p));
    else if (ready) found.push(ready);
    else plan.waiting.push(invalidWait(t, weights.fallback, field ?? (p ? "clocks" : "candidates")));
  }

  const own = new Map<Entry, Bid>();
  let rest: Entry[] = [];
  // Who was outbid where it is cheapest chooses again: with those slots gone, another tier may be.
  for (let left = found, round = 0; left.length > 0 && round < rounds; round++) {
    const entries = settleTiers(left, pool, snapshot, weights).map((r) => entryOf(r, pool, snapshot, weights));
    const given = give(entries, false, pool, weights);
    for (const [entry, bid] of given) own.set(entry, bid);
    rest = entries.filter((e) => !given.has(e));
    if (given.size === 0 || rest.length === 0) break;
    const isLeft = new Set(rest.map((e) => e.p.ticket.id));
    left = left.filter((r) => isLeft.has(r.prospect.ticket.ticket.id));
  }
  const helped = give(rest, true, pool, weights);
  for (const [entry, bid] of [...own, ...helped]) {
    const { id: agentId, tier } = pool.agents[bid.agent]!;
    const { team, ticket } = entry.p;
    const reasons = whyGiven(entry, pool.agents[bid.agent]!);
    plan.assignments.push({ ticketId: ticket.id, agentId, team, tier, value: bid.value, reasons });
  }
  for (const e of rest) {
    if (helped.has(e)) continue;
    const { ticket, team, tier } = e.p;
    plan.waiting.push({ ticketId: ticket.id, team, tier, reasons: whyWaiting(e, pool) });
  }
  return plan;
}

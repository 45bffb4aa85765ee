import { afterFailure } from "../assignment/afterFailure";
import { logistic, successLogit } from "../assignment/gatekeeper";
import type { RoutingPlan, RoutingSnapshot, WaitingTicket } from "../assignment/snapshot";
import { afterOpenMinutes } from "./build";
import { Agenda } from "./events";
import type { SimAgent, SimTicket, World } from "./world";

const minute = 60_000;
const hour = 60 * minute;
const sweepMs = 5 * minute;
/** How far ahead the desk looks for capacity that comes. */
const aheadMs = 2 * hour;

/** What a way of routing may look at besides the snapshot; only the clairvoyant does. */
export interface Hidden {
  world: World;
  ticket(id: string): SimTicket;
  /** Touches of a ticket at a tier so far: the place of its next luck and effort. */
  touches(id: string, tier: number): number;
}
export type Route = (
  snapshot: RoutingSnapshot,
  hidden: Hidden,
) => Pick<RoutingPlan, "assignments"> & Partial<RoutingPlan>;

type Event =
  | { is: "arrival"; ticket: TicketState }
  | { is: "touchEnds"; touch: Touch }
  | { is: "abandons"; ticket: TicketState }
  | { is: "gone"; agent: AgentState }
  | { is: "look" };

interface TicketState {
  t: SimTicket;
  waiting: WaitingTicket | null;
  complexity: number;
  variance: number;
  candidates: WaitingTicket["candidates"];
  minTier: number;
  barredTeams: string[];
  touches: number;
  touchesAt: Record<number, number>;
  hasFailed: boolean;
  answeredAt: number | null;
  resolvedAt: number | null;
  abandonedAt: number | null;
  misroutes: number;
  places: Place[];
}

interface AgentState {
  a: SimAgent;
  open: Set<Touch>;
}

interface Touch {
  ticket: TicketState;
  agent: AgentState;
  team: string;
  startedAt: number;
  endsAt: number;
  expectedEnd: number;
  outcome: "solved" | "failed" | "notOurs";
  isDropped: boolean;
}

export interface TicketOutcome {
  ticket: SimTicket;
  answeredAt: number | null;
  resolvedAt: number | null;
  abandonedAt: number | null;
  touches: number;
  misroutes: number;
  /** Where it waited or was worked on, in order. */
  places: Place[];
}

export interface Place {
  at: number;
  team: string;
  tier: number;
}

/** The desk in the middle of a run, as somebody sees it who looks. */
export interface SimView {
  now: number;
  waiting: { ticket: WaitingTicket; t: SimTicket; place: Place | undefined; touches: number }[];
  open: { t: SimTicket; agent: string; place: Place; since: number; touches: number; isAnswered: boolean }[];
  /** Who is there. */
  present: string[];
}

export interface Run {
  outcomes: TicketOutcome[];
  /** Minutes of labour per tier. */
  minutes: Record<number, number>;
  /** Assignments that the rules forbid; none of them is carried out. */
  illegal: number;
  plans: number;
}

const isIn = (spans: readonly { from: number; to: number }[], now: number) =>
  spans.find((s) => s.from <= now && now < s.to);

/** Lets a way of routing run a world to its end. */
export function simulate(
  world: World,
  route: Route,
  look?: { at: readonly number[]; see: (view: SimView) => void },
): Run {
  const agenda = new Agenda<Event>();
  const tickets = new Map<string, TicketState>();
  const agents = new Map<string, AgentState>(world.agents.map((a) => [a.id, { a, open: new Set<Touch>() }]));
  const pool = new Map<string, TicketState>();
  const run: Run = { outcomes: [], minutes: {}, illegal: 0, plans: 0 };
  const hidden: Hidden = {
    world,
    ticket: (id) => tickets.get(id)!.t,
    touches: (id, tier) => tickets.get(id)!.touchesAt[tier] ?? 0,
  };

  for (const t of world.tickets) {
    const state: TicketState = {
      t,
      waiting: null,
      complexity: t.believed.complexity,
      variance: 0.6,
      candidates: t.believed.candidates,
      minTier: 1,
      barredTeams: [],
      touches: 0,
      touchesAt: {},
      hasFailed: false,
      answeredAt: null,
      resolvedAt: null,
      abandonedAt: null,
      misroutes: 0,
      places: [],
    };
    tickets.set(t.id, state);
    agenda.add(t.at, { is: "arrival", ticket: state });
    agenda.add(afterOpenMinutes(t.at, t.patienceMs / minute), { is: "abandons", ticket: state });
  }
  for (const agent of agents.values()) {
    for (const s of agent.a.shifts) agenda.add(s.from, { is: "look" });
    for (const g of agent.a.gone) agenda.add(g.from, { is: "gone", agent });
  }
  for (let at = world.from; at < world.until; at += sweepMs) agenda.add(at, { is: "look" });

  const isThere = ({ a }: AgentState, now: number) => !!isIn(a.shifts, now) && !isIn(a.gone, now);

  const wait = (s: TicketState, now: number) => {
    s.waiting = {
      id: s.t.id,
      createdAt: s.t.at,
      waitingSince: now,
      candidates: s.candidates,
      complexity: s.complexity,
      complexityVariance: s.variance,
      importance: s.t.importance,
      minTier: s.minTier,
      clocks: s.answeredAt === null ? s.t.clocks : s.t.clocks.filter((c) => c.metric !== "firstResponse"),
      queued: null,
      touches: s.touches,
      barredTeams: s.barredTeams,
      barredAgents: [],
      preferredAgent: null,
    };
    pool.set(s.t.id, s);
  };

  const begin = (s: TicketState, agent: AgentState, team: string, now: number) => {
    const { a } = agent;
    const { t } = s;
    const open = agent.open.size;
    const busy = a.speed * (1 + world.labour.slowdownPerOpenTicket * open);
    const isOurs = a.teams.includes(t.true.team);
    const luck = t.luck[a.tier]!;
    const at = Math.min(s.touchesAt[a.tier] ?? 0, luck.length - 1);
    const { success, handlingMinutes } = world.true[t.true.issueType]!.byTier[a.tier]!;
    const effect = world.tiers.find((x) => x.tier === a.tier)!.complexityEffect;
    const p = logistic(successLogit(success, effect, t.true.complexity) + (a.skill[t.true.issueType] ?? 0));
    const isSolved = isOurs && (luck[at]! < p || at === luck.length - 1);
    const share = isSolved ? 1 : world.labour.failedShare;
    const work = isOurs ? handlingMinutes * t.effort[a.tier]![at]! * share : world.labour.misrouteMinutes;
    const handoff = isOurs && s.hasFailed ? world.labour.handoffMinutes : 0;
    const lasts = (work + handoff) * busy * minute;
    const touch: Touch = {
      ticket: s,
      agent,
      team,
      startedAt: now,
      endsAt: now + lasts,
      expectedEnd: now + (handlingMinutes + handoff) * busy * minute,
      outcome: isSolved ? "solved" : isOurs ? "failed" : "notOurs",
      isDropped: false,
    };
    agent.open.add(touch);
    s.places.push({ at: now, team, tier: a.tier });
    pool.delete(t.id);
    s.waiting = null;
    s.touches++;
    if (isOurs) s.touchesAt[a.tier] = (s.touchesAt[a.tier] ?? 0) + 1;
    if (isOurs) s.answeredAt ??= now;
    agenda.add(touch.endsAt, { is: "touchEnds", touch });
  };

  const pay = (touch: Touch, until: number) => {
    const { tier } = touch.agent.a;
    run.minutes[tier] = (run.minutes[tier] ?? 0) + (until - touch.startedAt) / minute;
  };

  const end = (touch: Touch, now: number) => {
    if (touch.isDropped) return;
    const { ticket: s, agent } = touch;
    agent.open.delete(touch);
    pay(touch, now);
    if (touch.outcome === "solved") {
      s.resolvedAt = now;
      return;
    }
    if (touch.outcome === "failed") {
      const { tier } = agent.a;
      const effect = world.tiers.find((x) => x.tier === tier)!.complexityEffect;
      const likeliest = [...s.candidates].sort((a, b) => b.probability - a.probability)[0];
      const success = likeliest ? world.believed[likeliest.issueType]?.byTier[tier]?.success : undefined;
      const belief = { complexity: s.complexity, variance: s.variance };
      const next = afterFailure(belief, { success: success ?? 0.5, complexityEffect: effect });
      s.complexity = next.complexity;
      s.variance = next.variance;
      s.minTier = Math.min(Math.max(...world.tiers.map((x) => x.tier)), tier + 1);
      s.hasFailed = true;
    } else {
      s.misroutes++;
      s.barredTeams = [...s.barredTeams, touch.team];
      const left = s.candidates.filter((c) => !s.barredTeams.includes(world.believed[c.issueType]!.team));
      const [all, rest] = [s.candidates, left].map((list) => list.reduce((sum, c) => sum + c.probability, 0));
      s.candidates = left.map((c) => ({ ...c, probability: (c.probability * all!) / rest! }));
      if (left.length === 0) {
        // Nothing is left to guess: somebody reads it and says whose it is.
        s.candidates = [{ issueType: s.t.true.issueType, probability: 0.9 }];
        s.barredTeams = s.barredTeams.filter((team) => team !== s.t.true.team);
      }
    }
    wait(s, now);
  };

  const upcoming = (now: number): NonNullable<RoutingSnapshot["upcoming"]> => {
    const comes: NonNullable<RoutingSnapshot["upcoming"]> = [];
    for (const agent of agents.values()) {
      const { a } = agent;
      if (isThere(agent, now)) {
        for (const t of agent.open)
          if (t.expectedEnd < now + aheadMs)
            comes.push({ tier: a.tier, team: a.teams[0]!, at: Math.max(now + minute, t.expectedEnd), slots: 1 });
      } else {
        const next = a.shifts.find((x) => x.from > now && x.from < now + aheadMs);
        if (next) comes.push({ tier: a.tier, team: a.teams[0]!, at: next.from, slots: a.slots });
      }
    }
    return comes;
  };

  const plan = (now: number) => {
    const there = [...agents.values()].filter((x) => isThere(x, now));
    if (pool.size === 0 || !there.some((x) => x.open.size < x.a.slots)) return;
    const snapshot: RoutingSnapshot = {
      now,
      waiting: [...pool.values()].map((s) => s.waiting!),
      agents: there.map(({ a, open }) => ({
        id: a.id,
        tier: a.tier,
        teams: a.teams,
        slots: a.slots,
        freeSlots: Math.max(0, a.slots - open.size),
        shiftEndsAt: isIn(a.shifts, now)!.to,
        skill: a.skill,
        speed: a.speed,
      })),
      issueTypes: world.believed,
      tiers: world.tiers,
      upcoming: upcoming(now),
      weights: {
        misrouteMinutes: world.labour.misrouteMinutes,
        handoffMinutes: world.labour.handoffMinutes,
        failedShare: world.labour.failedShare,
        slowdownPerOpenTicket: world.labour.slowdownPerOpenTicket,
        fallback: { team: "team0", tier: 1 },
      },
    };
    const { assignments, waiting } = route(snapshot, hidden);
    run.plans++;
    for (const { ticketId, agentId, team } of assignments) {
      const s = pool.get(ticketId);
      const agent = agents.get(agentId);
      const isLegal =
        s &&
        agent &&
        isThere(agent, now) &&
        agent.open.size < agent.a.slots &&
        agent.a.tier >= s.minTier &&
        agent.a.teams.includes(team) &&
        !s.barredTeams.includes(team);
      if (isLegal) begin(s, agent, team, now);
      else run.illegal++;
    }
    for (const w of waiting ?? []) {
      const s = pool.get(w.ticketId)?.waiting;
      if (s && (s.queued?.team !== w.team || s.queued.tier !== w.tier)) {
        s.queued = { team: w.team, tier: w.tier, since: now };
        pool.get(w.ticketId)!.places.push({ at: now, team: w.team, tier: w.tier });
      }
    }
  };

  const view = (now: number): SimView => ({
    now,
    waiting: [...pool.values()].map((s) => {
      return { ticket: s.waiting!, t: s.t, place: s.places.at(-1), touches: s.touches };
    }),
    open: [...agents.values()].flatMap((agent) =>
      [...agent.open].map(({ ticket: s, startedAt }) => ({
        ...{ t: s.t, agent: agent.a.id, place: s.places.at(-1)!, since: startedAt, touches: s.touches - 1 },
        isAnswered: s.answeredAt !== null,
      })),
    ),
    present: [...agents.values()].filter((x) => isThere(x, now)).map((x) => x.a.id),
  });
  const looks = new Set(look?.at);

  while (agenda.nextAt < world.until) {
    const now = agenda.nextAt;
    while (agenda.nextAt === now) {
      const event = agenda.take()!;
      if (event.is === "arrival") wait(event.ticket, now);
      else if (event.is === "touchEnds") end(event.touch, now);
      else if (event.is === "abandons") {
        const s = event.ticket;
        if (s.answeredAt === null && pool.delete(s.t.id)) {
          s.abandonedAt = now;
          s.waiting = null;
        }
      } else if (event.is === "gone") {
        for (const touch of event.agent.open) {
          touch.isDropped = true;
          pay(touch, now);
          wait(touch.ticket, now);
        }
        event.agent.open.clear();
      }
    }
    plan(now);
    if (looks.has(now)) look!.see(view(now));
  }
  for (const agent of agents.values()) for (const touch of agent.open) pay(touch, world.until);
  run.outcomes = [...tickets.values()].map(
    ({ t, answeredAt, resolvedAt, abandonedAt, touches, misroutes, places }) => ({
      ...{ ticket: t, answeredAt, resolvedAt, abandonedAt, touches, misroutes, places },
    }),
  );
  return run;
}

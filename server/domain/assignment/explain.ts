import { type Reason, type ReasonCode, reason } from "../reasons";
import { hasRoom, ineligibility, keepsReserve, refusalKinds } from "./eligibility";
import { TypeSums } from "./otherTypes";
import type { Prospect } from "./outlook";
import { poolOf, readyOf, weightsOf } from "./plan";
import { queueOf } from "./queueOf";
import type { RoutableAgent, RoutingPlan, RoutingSnapshot } from "./snapshot";
import { invalidField, invalidSnapshot } from "./validity";
import { type AgentTouch, expectation, valuation } from "./value";

/** What keeps somebody from a ticket. `taken`: their room went to other tickets of the same plan; `absent`: they receive no
 *  work now. */
export const exclusions = [...refusalKinds, "taken", "absent"] as const;
export type Exclusion = (typeof exclusions)[number];

/** One person as a plan saw them for one ticket. */
export interface Candidate {
  personId: string;
  tier: number;
  freeSlots: number;
  /** null = could take it. */
  excluded: Exclusion | null;
  /** What is expected of them, null where nothing is: chance of solving it, minutes of the touch, and what giving it to
   *  them is worth (cost per hour of waiting saved by a minute of theirs). */
  success: number | null;
  minutes: number | null;
  value: number | null;
  isPreferred: boolean;
  fitsShift: boolean;
}

/** The people a plan looked at for one ticket. Bounded, whatever the size of the desk. */
export interface Considered {
  team: string;
  /** Where it begins, or waits. */
  tier: number;
  /** How many could take it. */
  among: number;
  /** Of the team: the best who could take it, then those who could not, the most promising first. */
  people: Candidate[];
  /** Whether everybody of the team who receives work is among `people`. */
  isComplete: boolean;
  /** How many could not take it, by what kept them. */
  excluded: Partial<Record<Exclusion, number>>;
  /** What it requires, as the plan saw it. */
  requires: string[];
}

/** At most so many people are kept of a plan. */
export const mostNamed = 20;

/** What a candidate is made of. A plan looks at each of its tickets with everybody of the team: nothing is put into words
 *  but of those who are named. */
interface Look {
  agent: RoutableAgent;
  excluded: Exclusion | null;
  touch: AgentTouch | null;
  /** Below all others where nothing can be expected. */
  worth: number;
}

/** The best first: who could take it by the planner's own order (people of its tier, then helpers), then the others. */
const nearest = (tier: number) => (a: Look, b: Look) =>
  Number(a.excluded !== null) - Number(b.excluded !== null) ||
  (a.excluded === null ? Number(a.agent.tier > tier) - Number(b.agent.tier > tier) : 0) ||
  (a.worth === b.worth ? 0 : b.worth - a.worth) ||
  (a.agent.id < b.agent.id ? -1 : 1);

/** The first `most` in order. */
function firstOf<T>(list: readonly T[], most: number, order: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  if (most === 0) return first;
  for (const one of list) {
    if (first.length === most && order(one, first[most - 1]!) > 0) continue;
    const at = first.findIndex((other) => order(one, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, one);
    if (first.length > most) first.pop();
  }
  return first;
}

const rounded = (x: number, digits: number) => Number(x.toPrecision(digits));

/** The people looked at for any ticket of a plan, from the same snapshot and by the planner's own rules. The result gives
 *  null for a ticket that could not be planned. */
export function consideredIn(s: RoutingSnapshot, plan: RoutingPlan): (ticketId: string) => Considered | null {
  const w = weightsOf(s);
  const pool = poolOf(s.agents);
  const sums = new TypeSums(s.issueTypes);
  const tickets = new Map(s.waiting.map((t) => [t.id, t]));
  const outcomes = new Map([...plan.waiting, ...plan.assignments].map((x) => [x.ticketId, x.reasons]));
  const sizeOf = (id: string) => tickets.get(id)?.size ?? 1;
  /** Room that the plan has taken, by person. */
  const spent = new Map<string, number>();
  const chosen = new Map<string, string>();
  for (const { agentId, ticketId } of plan.assignments) {
    chosen.set(ticketId, agentId);
    spent.set(agentId, (spent.get(agentId) ?? 0) + sizeOf(ticketId));
  }

  return (ticketId) => {
    const t = tickets.get(ticketId);
    const reasons = outcomes.get(ticketId);
    if (!t || !reasons || invalidSnapshot(s, w) !== null || invalidField(t) !== null) return null;
    const p = queueOf(t, s, w);
    const ready = p && readyOf(p, s, w, sums);
    if (!p || !ready || ready.prospect.outlook(p.tier) === null) return null;
    const begins = reasons.find((r) => r.code === "beginsAtTier")?.params.tier;
    const prospect: Prospect = typeof begins === "number" ? ready.prospect.at(begins) : ready.prospect;
    const at = prospect.ticket;
    const expect = expectation(prospect, s, w);
    const value = valuation(prospect, ready.urgency, s, w);

    const exclusionOf = (agent: RoutableAgent): Exclusion | null => {
      const why = ineligibility(at, agent, s.now, w);
      // Whoever got it had room in their turn, whatever they got after it.
      if (why !== null || chosen.get(ticketId) === agent.id) return why;
      const left = agent.freeSlots - (spent.get(agent.id) ?? 0);
      return hasRoom(agent, left, t.size ?? 1, keepsReserve(at, agent), w) ? null : "taken";
    };
    const lookAt = (agent: RoutableAgent, excluded: Exclusion | null): Look => {
      const touch = expect(agent);
      const worth = touch ? value(agent, touch) : Number.NEGATIVE_INFINITY;
      return { agent, excluded: excluded ?? (touch === null ? "invalid" : null), touch, worth };
    };
    const told = ({ agent, excluded, touch, worth }: Look): Candidate => ({
      personId: agent.id,
      tier: agent.tier,
      freeSlots: agent.freeSlots,
      excluded,
      success: touch && rounded(touch.success, 3),
      minutes: touch && rounded(touch.minutes, 3),
      value: touch && rounded(worth, 6),
      isPreferred: t.preferredAgent === agent.id,
      fitsShift: touch?.fitsShift ?? true,
    });
    const team = (pool.inTeam.get(at.team) ?? []).map((i) => pool.agents[i]!);
    const kept = team.map(exclusionOf);
    const order = nearest(at.tier);
    const free = team.flatMap((agent, i) => (kept[i] === null ? [lookAt(agent, null)] : []));
    const able = free.filter((one) => one.excluded === null);
    const first = firstOf(able, mostNamed, order);
    // Of those who could not, nothing has to be worked out where enough others could.
    const others =
      first.length < mostNamed
        ? team
            .flatMap((agent, i) => (kept[i] ? [lookAt(agent, kept[i])] : []))
            .concat(free.filter((one) => one.excluded))
        : [];
    const why = [...kept, ...free.map((one) => one.excluded)].filter((one) => one !== null);
    return {
      team: at.team,
      tier: at.tier,
      among: able.length,
      people: [...first, ...firstOf(others, mostNamed - first.length, order)].map(told),
      isComplete: team.length <= mostNamed,
      excluded: countsOf(why, pool.agents.length - team.length, s.agents.length - pool.agents.length),
      requires: [...(t.requires ?? [])].sort(),
    };
  };
}

/** `others` are in other teams, of `unusable` nothing can be calculated. */
function countsOf(excluded: readonly Exclusion[], others: number, unusable: number): Considered["excluded"] {
  const counts: Considered["excluded"] = {};
  const add = (why: Exclusion, n: number) => {
    if (n > 0) counts[why] = (counts[why] ?? 0) + n;
  };
  for (const why of excluded) add(why, 1);
  add("team", others);
  add("invalid", unusable);
  return counts;
}

const passedCode = {
  absent: "passedAbsent",
  team: "passedTeam",
  barred: "passedBarred",
  tier: "passedTier",
  above: "passedAbove",
  skill: "passedSkill",
  capacity: "passedCapacity",
  helpDown: "passedHelpDown",
  invalid: "passedInvalid",
  taken: "passedTaken",
} as const satisfies Record<Exclusion, ReasonCode>;

/** What kept somebody out, as a sentence. */
export function exclusionReason(why: Exclusion, { team, tier, requires }: Omit<Considered, "people">): Reason {
  return reason(passedCode[why], { team, tier, skills: requires.join(", ") });
}

/** How the chosen one was better, the largest rule first. Says no numbers of theirs. */
function comparison(me: Candidate, chosen: Candidate, tier: number): Reason[] {
  if (me.tier > tier && chosen.tier === tier) return [reason("passedHelper", { tier })];
  const better: [ReasonCode, boolean][] = [
    ["passedKnows", chosen.isPreferred && !me.isPreferred],
    ["passedShift", chosen.fitsShift && !me.fitsShift],
    ["passedLikelier", (chosen.success ?? 0) > (me.success ?? 0)],
    ["passedQuicker", (chosen.minutes ?? 0) < (me.minutes ?? 0)],
  ];
  const found = better.flatMap(([code, holds]) => (holds ? [reason(code)] : []));
  if (found.length > 0) return found;
  return [reason(me.tier > chosen.tier ? "passedWage" : "passedTie")];
}

/** Why a ticket was not given to this person: first what kept them out, otherwise how the chosen one compared. Empty for
 *  the chosen one, and while it waits for somebody who could take it: the next plan gives it to them. */
export function whyNot(
  c: Considered,
  chosenId: string | null,
  me: { personId: string; teams: readonly string[] },
): Reason[] {
  if (me.personId === chosenId) return [];
  const mine = c.people.find((x) => x.personId === me.personId);
  if (!mine) {
    if (!me.teams.includes(c.team)) return [exclusionReason("team", c)];
    return [c.isComplete ? exclusionReason("absent", c) : reason("passedBeyond", { most: mostNamed })];
  }
  if (mine.excluded !== null) return [exclusionReason(mine.excluded, c)];
  const chosen = c.people.find((x) => x.personId === chosenId);
  return chosen ? comparison(mine, chosen, c.tier) : [];
}

/** What everybody may read of it: of people only oneself, of the others how many. */
export const onlyOwn = (c: Considered, personId: string): Considered => ({
  ...c,
  people: c.people.filter((p) => p.personId === personId),
});

/** What would have to happen for a waiting ticket to be given to somebody: every way there is, the nearest first. `absent`
 *  are people of its team who receive no work now. */
export function whatWouldHelp(c: Considered, helpAfterMinutes: number, helpShare: number, absent: number): Reason[] {
  const { team, tier, among, excluded, requires } = c;
  const counted = (why: Exclusion, code: ReasonCode, more = {}) =>
    excluded[why] ? [reason(code, { team, tier, count: excluded[why], ...more })] : [];
  const ways = [
    ...(among > 0 ? [reason("untilPlanned", { count: among })] : []),
    ...counted("taken", "untilFree"),
    ...(excluded.taken ? [] : counted("capacity", "untilFree")),
    ...counted("helpDown", "untilHelp", { minutes: helpAfterMinutes, share: helpShare }),
    ...counted("barred", "untilAskedAgain"),
    ...counted("skill", "untilSkill", { skills: requires.join(", ") }),
  ];
  return absent > 0 || ways.length === 0 ? [...ways, reason("untilOnline", { team, tier, count: absent })] : ways;
}

/** The same for a ticket that cannot be planned, from the reasons it was told. */
export const whatWouldMend = (told: readonly Reason[]): Reason[] =>
  told.flatMap((r) => (r.code === "invalid" ? [reason("untilMended", r.params)] : []));

import { seededRandom } from "../../../domain/random";
import type { TicketEvent } from "../../../domain/ticket/events";
import { type Actor, assistantActor, type Channel, type Segment, systemActor } from "../../../domain/vocabulary";

/** A year of a desk, the same for the same numbers: what people did with each ticket as the events that the desk's commands write,
 *  about eight a ticket, clocks included. */

export interface YearOptions {
  tickets: number;
  /** Epoch ms; nothing happens after `to`. */
  from: number;
  to: number;
  issueTypes: readonly { id: string; team: string }[];
  seed?: number;
}
export interface YearTicket {
  id: string;
  number: number;
  issueType: string;
  team: string;
  segment: Segment;
  channel: Channel;
  createdAt: number;
  resolvedAt: number | null;
  score: number | null;
  frustration: number;
  events: TicketEvent[];
}

const minute = 60_000;
const segments: readonly Segment[] = [
  "trial",
  "standard",
  "standard",
  "standard",
  "business",
  "business",
  "enterprise",
];
const channels: readonly Channel[] = ["email", "email", "email", "chat", "chat", "web", "web", "phone", "api"];
const customer: Actor = { kind: "customer", id: null };
const people = 60;

/** Ids that follow one another, as those of version 7 do: `kind` keeps tickets, people and the rest apart. */
export const yearId = (kind: number, n: number, more = 0): string =>
  `${kind.toString(16).padStart(8, "0")}-${(more & 0xffff).toString(16).padStart(4, "0")}-7000-8000-${n.toString(16).padStart(12, "0")}`;
export const yearPerson = (n: number): string => yearId(2, n % people);

/** Instants in order, more of them by day and on weekdays, without keeping them all. */
function* arrivals(random: () => number, { tickets, from, to }: YearOptions): Generator<number> {
  const step = (to - from) / tickets;
  for (let n = 0; n < tickets; n++) {
    const at = from + n * step;
    const date = new Date(at);
    const isQuiet = date.getUTCHours() < 6 || date.getUTCDay() % 6 === 0;
    yield Math.round(at + (isQuiet ? 0.9 : random() * 0.9) * step);
  }
}

/** Minutes, lognormal: a few take very long. */
const lognormal = (random: () => number, median: number, sigma: number): number => {
  const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(sigma * gauss);
};

export function* generateYear(o: YearOptions): Generator<YearTicket> {
  const random = seededRandom(o.seed ?? 20_261_205);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  let n = 0;
  for (const createdAt of arrivals(random, o)) {
    n++;
    const type = o.issueTypes[Math.floor(random() ** 1.7 * o.issueTypes.length)]!;
    const t = {
      id: yearId(1, n),
      number: n,
      issueType: type.id,
      team: type.team,
      createdAt,
      resolvedAt: null,
      score: null,
    };
    const ticket: YearTicket = {
      ...t,
      segment: pick(segments),
      channel: pick(channels),
      frustration: random() ** 2,
      events: [],
    };
    live(ticket, o, random);
    yield ticket;
  }
}

function live(t: YearTicket, o: YearOptions, random: () => number): void {
  let at = t.createdAt;
  const add = (actor: Actor, body: object) => {
    if (at <= o.to) t.events.push({ ...body, at: Math.round(at), actor } as TicketEvent);
  };
  const id = (more: number) => yearId(3, t.number, more);
  const who = (tier: number) => yearPerson(Math.floor(random() * 20) + 20 * (tier - 1));
  const by = (person: string): Actor => ({ kind: "person", id: person });
  const isAssisted = random() < 0.35;
  const decided = {
    decisionId: id(1),
    policyVersion: 1,
    modelVersion: "bench",
    disposition: isAssisted ? "autonomous" : "human",
  };
  const read = {
    issueType: t.issueType,
    confidence: 0.8,
    candidates: [],
    complexity: 0,
    priority: 50,
    importance: 1,
    minTier: 1,
  };
  add(customer, {
    type: "TicketCreated",
    data: { customerId: yearId(4, t.number % 1000), accountId: null, segment: t.segment, channel: t.channel },
  });
  add(systemActor, { type: "TicketDecided", data: { ...decided, ...read, reasons: [] } });
  const clock = (metric: string, more: number, hours: number) =>
    add(systemActor, {
      type: "ClockStarted",
      data: { clockId: id(more), metric, targetMs: hours * 60 * minute, warnAt: [] },
    });
  const stop = (metric: string, more: number, hours: number, isVoid = false) => {
    const consumedMs = Math.round(at - t.createdAt);
    const outcome = isVoid ? "void" : consumedMs <= hours * 60 * minute ? "met" : "late";
    add(systemActor, { type: "ClockStopped", data: { clockId: id(more), metric, outcome, consumedMs } });
  };
  clock("resolution", 2, 24);
  const resolve = (actor: Actor) => {
    stop("resolution", 2, 24);
    add(actor, { type: "TicketResolved", data: { issueType: t.issueType } });
    if (at > o.to) return;
    t.resolvedAt = Math.round(at);
    const isRated = random() < 0.3;
    at += lognormal(random, 300, 1) * minute;
    if (!isRated || at > o.to) return;
    t.score = Math.min(5, Math.max(1, Math.round(5.4 - 2.4 * t.frustration - random() * 1.6)));
    add(customer, { type: "TicketRated", data: { score: t.score } });
  };
  if (isAssisted) {
    add(systemActor, {
      type: "AssistantTookOver",
      data: { lane: "autonomous", team: t.team, tier: 1, dueAt: at, reasons: [] },
    });
    at += 0.2 * minute;
    add(assistantActor, { type: "MessageSent", data: { messageId: id(5), kind: "reply" } });
    if (random() < 0.55) {
      at += lognormal(random, 60, 1.2) * minute;
      resolve(customer);
      return;
    }
    at += lognormal(random, 30, 1) * minute;
    add(customer, { type: "AssistantHandedOver", data: { lane: "autonomous", reasons: [] } });
  }
  let team = t.team;
  let tier = random() < 0.85 ? 1 : 2;
  for (let touch = 0; touch < 4; touch++) {
    add(systemActor, { type: "TicketQueued", data: { team, tier, reasons: [] } });
    at += lognormal(random, 25, 1.3) * minute;
    const person = who(tier);
    const assignmentId = id(16 + touch);
    add(by(person), {
      type: "TicketAssigned",
      data: { assignmentId, personId: person, team, tier, via: "manual", offerId: null, reasons: [] },
    });
    at += lognormal(random, 20 * tier, 0.9) * minute;
    const fate = random();
    if (tier < 3 && fate < 0.16) {
      const to = tier + (random() < 0.12 && tier === 1 ? 2 : 1);
      add(by(person), { type: "AssignmentEnded", data: { assignmentId, personId: person, why: "escalated" } });
      add(by(person), {
        type: "TicketEscalated",
        data: { fromTeam: team, fromTier: tier, toTeam: team, toTier: to, reason: "stuck" },
      });
      tier = to;
    } else if (touch < 3 && fate < 0.24) {
      add(by(person), { type: "AssignmentEnded", data: { assignmentId, personId: person, why: "notOurs" } });
      team = team === t.team ? pickOther(o, team, random) : t.team;
    } else if (fate < 0.985) {
      add(by(person), { type: "MessageSent", data: { messageId: id(6), kind: "reply" } });
      add(by(person), { type: "AssignmentEnded", data: { assignmentId, personId: person, why: "resolved" } });
      resolve(by(person));
      return;
    } else return; // still open
  }
}

function pickOther({ issueTypes }: YearOptions, team: string, random: () => number): string {
  const others = [...new Set(issueTypes.map((t) => t.team))].filter((other) => other !== team);
  return others[Math.floor(random() * others.length)] ?? team;
}

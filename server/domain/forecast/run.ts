import { Agenda } from "../simulation/events";
import { keyFor, normal, unit } from "./chance";
import {
  type ArrivalKind,
  type ArrivalStream,
  type ForecastFloor,
  type ForecastPerson,
  type ForecastTicket,
  horizons,
  keyOf,
  type Outlooks,
} from "./floor";

const minute = 60_000;
const hour = 60 * minute;

/** Spread of the logarithm of a touch's minutes. */
const effortSpread = 0.5;
/** How much a day differs from its usual rate: variance of the factor that all arrivals of a queue share in one run. */
const rateVariance = 0.12;
/** Minutes of a touch of which no estimate is known, and its chance. */
const unknown = { success: 0.5, handlingMinutes: 20 };
/** Customers and third parties are waited for so long on average. */
const awaitedHours = 6;

interface Job {
  key: number;
  queue: number;
  byTier: Outlooks;
  touches: number;
  waitingSince: number;
  /** When its earliest promise was due that could still be kept when it came into its line. */
  due: number;
  clocks: { kind: 0 | 1 | 2; dueAt: number; cost: number; isOpen: boolean }[];
}
/** Who serves a queue, or which is served, from an instant until just before another. */
interface Service {
  isHelp: boolean;
  from: number;
  until: number;
}
interface Worker {
  p: ForecastPerson;
  open: number;
}
/** How a touch goes in this run. */
interface Touching {
  lasts: (job: Job, w: Worker, isSolved: boolean) => number;
  solves: (job: Job, w: Worker) => boolean;
}
type Event =
  | { is: "arrives"; job: Job }
  | { is: "answered"; job: Job }
  | { is: "ends"; job: Job; worker: number; isSolved: boolean }
  | { is: "returns"; job: Job; worker: number }
  | { is: "changes" };

/** acceptance 0, response 1, resolution 2: what stops it. */
const kinds = { acceptance: 0, firstResponse: 1, nextResponse: 1, resolution: 2 } as const;

/** What came of one run: promises broken, and their cost, by queue and horizon. */
export interface RunResult {
  broken: Float64Array;
  cost: Float64Array;
}

/** The shape of a floor that is the same in all runs. */
export class Stage {
  readonly index: Map<string, number>;
  readonly crews: (Service & { worker: number })[][];
  readonly serves: (Service & { queue: number })[][];
  /** The queue of the same team that a failed touch goes to; -1 = none. */
  readonly above: number[];
  private readonly streamKeys: number[];
  private readonly ticketKeys: number[];

  constructor(readonly floor: ForecastFloor) {
    const { queues, people } = floor;
    this.index = new Map(queues.map((q, i) => [keyOf(q), i]));
    this.crews = queues.map(() => []);
    this.serves = people.map(() => []);
    people.forEach((p, worker) => {
      queues.forEach((q, queue) => {
        if (p.tier !== q.tier && p.tier !== q.tier + 1) return;
        const isHelp = p.tier !== q.tier;
        for (const { teams, from, until } of stints(p)) {
          if (!teams.includes(q.team)) continue;
          this.crews[queue]!.push({ worker, isHelp, from, until });
          this.serves[worker]!.push({ queue, isHelp, from, until });
        }
      });
    });
    for (const crew of this.crews) crew.sort((a, b) => Number(a.isHelp) - Number(b.isHelp));
    for (const list of this.serves) list.sort((a, b) => Number(a.isHelp) - Number(b.isHelp));
    this.above = queues.map((q) => {
      const higher = queues.filter((o) => o.team === q.team && o.tier > q.tier).sort((a, b) => a.tier - b.tier)[0];
      return higher ? this.index.get(keyOf(higher))! : -1;
    });
    this.streamKeys = floor.arrivals.map((s) => keyFor(keyOf(s.instead ?? s) + (s.instead ? keyOf(s) : "")));
    this.ticketKeys = floor.tickets.map((t) => keyFor(t.id));
  }

  /** One way in which the next hours may go. */
  run(n: number): RunResult {
    const { floor, crews, serves, above } = this;
    const { now, queues, people, weights } = floor;
    const end = now + horizons.at(-1)! * hour;
    const agenda = new Agenda<Event>();
    const lines: Job[][] = queues.map(() => []);
    const workers: Worker[] = people.map((p) => ({ p, open: 0 }));
    const at = new Map(people.map((p, i) => [p.id, i]));
    const size = queues.length * horizons.length;
    const result: RunResult = { broken: new Float64Array(size), cost: new Float64Array(size) };

    const breach = (job: Job, dueAt: number, cost: number) => {
      horizons.forEach((hours, h) => {
        if (dueAt > now + hours * hour) return;
        result.broken[job.queue * horizons.length + h]! += 1;
        result.cost[job.queue * horizons.length + h]! += cost;
      });
    };
    /** Stops the clocks of these kinds at `t`; what was due before is broken. */
    const stop = (job: Job, t: number, upTo: 0 | 1 | 2) => {
      for (const c of job.clocks) {
        if (!c.isOpen || c.kind > upTo) continue;
        c.isOpen = false;
        if (c.dueAt < t && c.dueAt > now) breach(job, c.dueAt, c.cost);
      }
    };
    /** What is broken already stays with the queue that broke it. */
    const settle = (job: Job, t: number) => {
      for (const c of job.clocks) {
        if (!c.isOpen || c.dueAt > t) continue;
        c.isOpen = false;
        if (c.dueAt > now) breach(job, c.dueAt, c.cost);
      }
    };

    const lasts = (job: Job, w: Worker, isSolved: boolean) => {
      const { handlingMinutes } = job.byTier[w.p.tier] ?? unknown;
      const effort = Math.exp(effortSpread * normal(n, job.key, w.p.tier) - (effortSpread * effortSpread) / 2);
      const share = isSolved ? 1 : weights.failedShare;
      const reading = job.touches > 0 ? weights.handoffMinutes : 0;
      const others = 1 + weights.slowdownPerOpenTicket * w.open;
      return Math.max(0.5, handlingMinutes * effort * share + reading) * w.p.speed * others * minute;
    };
    const solves = (job: Job, w: Worker) =>
      above[job.queue]! < 0 || unit(n, job.key, 40 + w.p.tier) < (job.byTier[w.p.tier] ?? unknown).success;

    const isThere = (w: Worker, t: number) => w.p.from <= t && t < w.p.until;
    const mayTake = (w: Worker, t: number, { isHelp, from, until }: Service) =>
      isThere(w, t) &&
      from <= t &&
      t < until &&
      w.open < w.p.slots &&
      (!isHelp || (w.p.slots - w.open) / w.p.slots > weights.helpDownFreeShare);
    const hasWaited = (job: Job, t: number) => t - job.waitingSince >= weights.helpDownAfterMinutes * minute;

    const begin = (job: Job, i: number, t: number) => {
      const w = workers[i]!;
      const isSolved = solves(job, w);
      const length = lasts(job, w, isSolved);
      w.open++;
      job.touches++;
      stop(job, t, 0);
      if (floor.replyShare <= 0) stop(job, t, 1);
      else agenda.add(t + length * floor.replyShare, { is: "answered", job });
      agenda.add(t + length, { is: "ends", job, worker: i, isSolved });
    };

    /** Gives a free person work while there is some. */
    const feed = (i: number, t: number) => {
      const w = workers[i]!;
      for (;;) {
        let from = -1;
        let place = -1;
        let due = Number.POSITIVE_INFINITY;
        for (const service of serves[i]!) {
          const { queue, isHelp } = service;
          if (isHelp && from >= 0) break; // its own work first
          if (lines[queue]!.length === 0 || !mayTake(w, t, service)) continue;
          const best = firstOf(lines[queue]!, t);
          const job = lines[queue]![best]!;
          if (isHelp && !hasWaited(job, t)) continue;
          const its = job.due;
          if (from < 0 || its < due) [from, place, due] = [queue, best, its];
        }
        if (from < 0) return;
        const [job] = lines[from]!.splice(place, 1);
        begin(job!, i, t);
      }
    };
    const enter = (job: Job, t: number) => {
      job.waitingSince = t;
      let best = -1;
      let free = 0;
      for (const service of crews[job.queue]!) {
        if (service.isHelp) break; // it has not waited yet
        const { worker } = service;
        const w = workers[worker]!;
        const room = w.p.slots - w.open;
        if (mayTake(w, t, service) && room > free) [best, free] = [worker, room];
      }
      if (best >= 0) begin(job, best, t);
      else queueUp(lines[job.queue]!, job, t);
    };

    const jobs = this.load(n, agenda, lines, workers, at, end, { lasts, solves });
    for (const [i, w] of workers.entries()) {
      if (w.p.from > now && w.p.from < end) agenda.add(w.p.from, { is: "changes" });
      else feed(i, now);
      if (w.p.later && w.p.later.at < end) agenda.add(w.p.later.at, { is: "changes" });
    }
    // Help from above depends on how long something has waited.
    for (let t = now + 10 * minute; t < end; t += 10 * minute) agenda.add(t, { is: "changes" });

    while (agenda.nextAt < end) {
      const t = agenda.nextAt;
      const e = agenda.take()!;
      if (e.is === "arrives") enter(e.job, t);
      else if (e.is === "answered") stop(e.job, t, 1);
      else if (e.is === "changes") for (let i = 0; i < workers.length; i++) feed(i, t);
      else if (e.is === "returns") {
        workers[e.worker]!.open--;
        feed(e.worker, t);
      } else {
        workers[e.worker]!.open--;
        if (e.isSolved) stop(e.job, t, 2);
        else {
          settle(e.job, t);
          e.job.queue = above[e.job.queue]!;
          enter(e.job, t);
        }
        feed(e.worker, t);
      }
    }
    for (const job of jobs) settle(job, end);
    return result;
  }

  private load(
    n: number,
    agenda: Agenda<Event>,
    lines: Job[][],
    workers: Worker[],
    at: ReadonlyMap<string, number>,
    end: number,
    how: Touching,
  ): Job[] {
    const { floor } = this;
    const jobs: Job[] = [];
    for (const t of floor.tickets) {
      const i = t.holder ? at.get(t.holder.person) : undefined;
      if (i !== undefined) workers[i]!.open++;
    }
    floor.tickets.forEach((t, k) => {
      const queue = this.index.get(keyOf(t));
      if (queue === undefined) return;
      const job = jobOf(t, queue, this.ticketKeys[k]!);
      jobs.push(job);
      const i = t.holder ? at.get(t.holder.person) : undefined;
      if (t.holder === null) queueUp(lines[queue]!, job, floor.now);
      else if (i !== undefined) this.goOn(n, agenda, job, t, i, workers[i]!, how);
    });
    floor.arrivals.forEach((s, k) => {
      for (const job of this.arriving(n, s, this.streamKeys[k]!, end)) {
        jobs.push(job);
        agenda.add(job.waitingSince, { is: "arrives", job });
      }
    });
    return jobs;
  }

  /** Work in hand goes on: it takes longer than it has taken so far. */
  private goOn(
    n: number,
    agenda: Agenda<Event>,
    job: Job,
    t: ForecastTicket,
    worker: number,
    w: Worker,
    how: Touching,
  ): void {
    const { now, replyShare } = this.floor;
    if (t.isAwaiting) {
      const back = now - Math.log(unit(n, job.key, 90)) * awaitedHours * hour;
      agenda.add(back, { is: "returns", job, worker });
      return;
    }
    const isSolved = how.solves(job, w);
    const passed = Math.max(0, now - t.holder!.since);
    w.open--;
    const usual = how.lasts(job, w, isSolved);
    w.open++;
    // A longer draw of the same touch where this one would be over: what runs over is harder than was thought.
    const total = usual > passed ? usual : passed + Math.max(minute, usual * 0.5 * -Math.log(unit(n, job.key, 91)));
    const answered = t.holder!.since + total * replyShare;
    agenda.add(Math.max(now + 1, answered), { is: "answered", job });
    agenda.add(t.holder!.since + total, { is: "ends", job, worker, isSolved });
  }

  /** Poisson within each hour, at a rate that all hours of a run share a factor of. */
  private *arriving(n: number, s: ArrivalStream, key: number, end: number): Generator<Job> {
    const { now } = this.floor;
    const spread = Math.sqrt(Math.log(1 + rateVariance));
    const factor = Math.exp(spread * normal(n, key, 500) - (spread * spread) / 2);
    const sum = s.kinds.reduce((total, k) => total + k.weight, 0);
    const queue = this.index.get(keyOf(s));
    if (queue === undefined || !(sum > 0)) return;
    let count = 0;
    for (let h = 0; now + h * hour < end; h++) {
      const rate = (s.perHour[h] ?? 0) * factor;
      if (!(rate > 0)) continue;
      for (let t = 0; ; ) {
        t -= Math.log(unit(n, key, 1000 + count++)) / rate;
        if (t >= 1) break;
        const jobKey = key ^ Math.imul(count, 0x9e3779b1);
        const kind = drawn(s.kinds, unit(n, jobKey, 7) * sum);
        const arrival = now + (h + t) * hour;
        yield {
          key: jobKey,
          queue,
          byTier: kind.byTier,
          touches: 0,
          waitingSince: arrival,
          due: 0,
          clocks: kind.clocks.map((c) => {
            return { kind: kinds[c.metric], dueAt: c.dueAt(arrival), cost: c.breachCost, isOpen: true };
          }),
        };
      }
    }
  }
}

/** For which teams somebody works when. */
const stints = ({ teams, later }: ForecastPerson) => {
  const [begin, end] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (!later) return [{ teams, from: begin, until: end }];
  return [
    { teams, from: begin, until: later.at },
    { teams: later.teams, from: later.at, until: end },
  ];
};

/** The kind at this place of all their weights. */
function drawn(kinds: readonly ArrivalKind[], at: number): ArrivalKind {
  let left = at;
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  return kinds.at(-1)!;
}

/** The place of the first in a line that is due after `t`; the line's length where none is. */
function placeAfter(line: readonly Job[], t: number): number {
  let low = 0;
  for (let high = line.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (line[middle]!.due > t) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Into line by the earliest promise that can still be kept. */
function queueUp(line: Job[], job: Job, t: number): void {
  job.due = Number.MAX_VALUE;
  for (const c of job.clocks) if (c.isOpen && c.dueAt > t && c.dueAt < job.due) job.due = c.dueAt;
  line.splice(placeAfter(line, job.due), 0, job);
}

/** Next in a line that is not empty: due first among what can still be kept, else what is late the longest. */
function firstOf(line: readonly Job[], t: number): number {
  const place = placeAfter(line, t);
  return place < line.length ? place : 0;
}

const jobOf = (t: ForecastTicket, queue: number, key: number): Job => ({
  key,
  queue,
  byTier: t.byTier,
  touches: t.touches,
  waitingSince: t.waitingSince,
  due: 0,
  clocks: t.isAwaiting
    ? []
    : t.clocks.map((c) => ({ kind: kinds[c.metric], dueAt: c.dueAt, cost: c.breachCost, isOpen: true })),
});

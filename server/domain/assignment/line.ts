import type { Touch } from "./outlook";
import type { RoutableAgent, RoutingSnapshot } from "./snapshot";
import { isToCome } from "./validity";

const minute = 60_000;
/** Keeps hopeless work ordered by urgency instead of all being worth nothing. */
const epsilon = 0.05;

/** What a minute spent on a ticket is worth: urgency (cost per hour of waiting) × chance of solving it / its minutes. The
 *  more it is worth, the earlier it is served (generalised cμ, Mandelbaum & Stolyar 2004). */
export const worthOf = (urgency: number, touch: Touch): number =>
  (urgency * (touch.success + epsilon)) / Math.max(0.5, touch.minutes);

const rungs = 64;
/** Place of a worth in line; two rungs are a factor of two. */
const rungOf = (worth: number): number =>
  worth > 0 ? Math.max(0, Math.min(rungs - 1, Math.round(40 + 2 * Math.log2(worth)))) : 0;

/** The people of a team's tier, and the work that waits for them. */
interface Queue {
  /** Somebody in several teams counts in each by a share. */
  slots: number;
  freeSlots: number;
  /** The next time that capacity comes, epoch ms, and how much. */
  comes: { at: number; slots: number } | null;
  /** All that is known to come. */
  coming: number;
  /** Minutes of work in line, by rung of what a minute is worth. */
  minutes: Float64Array;
  /** Cost per minute of keeping all in line waiting. */
  urgency: number;
}

/** How long the lines are before each team's tiers: what congestion does to the choice of a tier. */
export class Lines {
  private readonly queues = new Map<string, Queue>();
  /** Whether it is known what capacity comes; otherwise a tier without anybody may be staffed any moment. */
  private readonly isForeseen: boolean;

  constructor(
    agents: readonly RoutableAgent[],
    free: ArrayLike<number>,
    private readonly s: RoutingSnapshot,
  ) {
    agents.forEach((a, i) => {
      for (const team of a.teams) {
        const q = this.at(team, a.tier);
        q.slots += Math.max(0, a.slots) / a.teams.length;
        q.freeSlots += Math.max(0, free[i]!) / a.teams.length;
      }
    });
    this.isForeseen = Array.isArray(s.upcoming);
    for (const { tier, team, at, slots } of this.isForeseen ? s.upcoming!.filter(isToCome) : []) {
      if (!(at > s.now && slots > 0)) continue;
      const q = this.at(team, tier);
      q.coming += slots;
      if (!q.comes || at < q.comes.at) q.comes = { at, slots };
      else if (at === q.comes.at) q.comes.slots += slots;
    }
  }

  private at(team: string, tier: number): Queue {
    const key = `${tier} ${team}`;
    let q = this.queues.get(key);
    if (!q) {
      q = { slots: 0, freeSlots: 0, comes: null, coming: 0, minutes: new Float64Array(rungs), urgency: 0 };
      this.queues.set(key, q);
    }
    return q;
  }

  /** Whether somebody is there, or comes. */
  isStaffed(team: string, tier: number): boolean {
    const q = this.queues.get(`${tier} ${team}`);
    return !!q && (q.slots > 0 || q.comes !== null);
  }

  join(team: string, tier: number, urgency: number, touch: Touch): void {
    this.add(team, tier, urgency, touch, 1);
  }

  leave(team: string, tier: number, urgency: number, touch: Touch): void {
    this.add(team, tier, urgency, touch, -1);
  }

  private add(team: string, tier: number, urgency: number, touch: Touch, sign: 1 | -1): void {
    const q = this.at(team, tier);
    q.minutes[rungOf(worthOf(urgency, touch))]! += sign * touch.minutes;
    q.urgency += (sign * urgency) / 60;
  }

  /** What a minute of a slot costs those in line: each waits a minute longer, over all the slots that serve them. */
  congestion(team: string, tier: number): number {
    const q = this.queues.get(`${tier} ${team}`);
    const slots = q && servedBy(q);
    return slots ? Math.max(0, q.urgency) / slots : 0;
  }

  /** Minutes until a ticket would be taken up: what is worth more is served first, then a slot has to become free. */
  waitMinutes(team: string, tier: number, urgency: number, touch: Touch): number {
    const q = this.queues.get(`${tier} ${team}`);
    const next = q?.comes ? (q.comes.at - this.s.now) / minute : null;
    const slots = q && servedBy(q);
    if (!slots) return next ?? (this.isForeseen ? unforeseenMinutes : 0);
    const rung = rungOf(worthOf(urgency, touch));
    let ahead = Math.max(0, q.minutes[rung]!) / 2;
    for (let i = rung + 1; i < rungs; i++) ahead += Math.max(0, q.minutes[i]!);
    const first = next ?? Number.POSITIVE_INFINITY;
    const free = q.slots === 0 ? first : q.freeSlots >= 1 ? 0 : Math.min(touch.minutes / slots, first);
    return free + ahead / slots;
  }
}

/** The slots that serve a line: of those who are there, and while nobody is, of those who come. */
const servedBy = (q: Queue): number => (q.slots > 0 ? q.slots : q.coming);

/** Nobody is there and nobody is known to come: a working day. */
const unforeseenMinutes = 480;

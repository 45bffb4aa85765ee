import { nearDuplicate } from "./similar";

/** A recent ticket that is like the one in hand. */
export interface RecentLike {
  id: string;
  customerId: string;
  /** When it came in, epoch ms. */
  at: number;
  /** 0..1. */
  score: number;
  /** Whether it names the same error. */
  isSameError: boolean;
}

export interface KnownIssue {
  /** The other tickets, the newest first. */
  tickets: string[];
  /** The window they came in, hours before now. */
  hours: number;
  /** Whether one error joins all of them; else they are told in about the same words. */
  isSameError: boolean;
}

/** The narrowest window that holds enough of them is the one that is told. */
const windows = [2, 24];
/** From so many other customers on it is no coincidence. */
const fewestCustomers = 3;
const hourMs = 3_600_000;

/**
 * Whether a ticket is one of several with one cause: at least three other customers within two hours, else within a day,
 * who name the same error or say nearly the same. `now` in epoch ms; tickets from after it do not count. Null where it
 * stands alone.
 */
export function findKnownIssue(others: readonly RecentLike[], customerId: string, now: number): KnownIssue | null {
  const like = others.filter(
    (o) => o.customerId !== customerId && o.at <= now && (o.isSameError || o.score >= nearDuplicate),
  );
  for (const hours of windows) {
    const recent = like.filter((o) => o.at >= now - hours * hourMs);
    if (new Set(recent.map((o) => o.customerId)).size < fewestCustomers) continue;
    const newest = recent.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
    return { tickets: newest.map((o) => o.id), hours, isSameError: newest.every((o) => o.isSameError) };
  }
  return null;
}

/** What a notification needs to know of an offer. */
interface Offered {
  id: string;
  /** Epoch ms of the server. */
  offeredAt: number;
}

/** Offers that nobody has told of. What was offered when the page was opened is before the reader's eyes; what came later and
 *  was told by another tab of this browser, which may be shut by now, is not told again. */
export const untold = <T extends Offered>(offers: readonly T[], told: ReadonlySet<string>, openedAt: number): T[] =>
  offers.filter((o) => o.offeredAt > openedAt && !told.has(o.id));

const key = "baton.offers.told";

/** Ids of offers that some tab of this browser has told of; what else may lie there is passed over. */
export function readTold(): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : []);
  } catch {
    return new Set(); // storage may be switched off; then each tab knows what it has told itself
  }
}

export function writeTold(ids: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // full or switched off: telling must go on
  }
}

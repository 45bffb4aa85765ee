import type { Tx } from "../db/client";
import { type NewestMessage, newerThan } from "../db/newestMessage";
import { BatonError } from "../errors";

const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"} ago`;

/** A span in the largest unit that it fills. */
export function ago(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return count(seconds, "second");
  if (seconds < 3_600) return count(Math.round(seconds / 60), "minute");
  return seconds < 86_400 ? count(Math.round(seconds / 3_600), "hour") : count(Math.round(seconds / 86_400), "day");
}

function sentence({ kind, author, name, personId, at }: NewestMessage, reader: string, now: number): string {
  const when = ago(now - at);
  if (author === "customer") return `${name} wrote again ${when}.`;
  if (personId === reader) return `You replied ${when}, elsewhere.`;
  return `${kind === "reply" && author === "person" ? name : "The assistant"} replied ${when}.`;
}

/** Refuses a reply whose writer has not seen what came meanwhile, naming it; the field `seen` tells it from other conflicts.
 *  `seenId`: the newest message they have seen; null asks nothing. */
export async function mustHaveSeen(
  tx: Tx,
  { ticketId, seenId, by, now }: { ticketId: string; seenId: string | null; by: string; now: number },
): Promise<void> {
  const newest = seenId === null ? null : await newerThan(tx, ticketId, seenId);
  if (newest) throw new BatonError("conflict", sentence(newest, by, now), "seen");
}

import type { Candidate } from "../triage/understanding";
import type { Refusal } from "./planned";
import type { Ticket } from "./ticket";

/** What bounds a ticket's way through the teams, from the policy in force. */
export interface OwnerBounds {
  /** Changes of team that a ticket may see. */
  hopLimit: number;
  /** The team of the last resort; null while there is no policy. */
  lastResort: string | null;
}

/** From this probability on an issue type counts as part of what a ticket is understood to be. */
export const likely = 0.1;

const likelyTypes = (list: readonly Candidate[]) =>
  [...new Set(list.filter((c) => c.probability >= likely).map((c) => c.issueType))].sort().join();

/** What is known of a ticket's meaning: its issue type, and the candidates it was read as. */
type Understood = Pick<Ticket, "issueType" | "candidates">;

/** Whether a ticket is understood anew: another issue type, or others among its likely candidates. Only then may a team be
 *  asked again that said that it was not theirs. */
export const isUnderstoodAnew = (before: Understood, now: Understood): boolean =>
  before.issueType !== now.issueType || likelyTypes(before.candidates) !== likelyTypes(now.candidates);

/** The ledger after a team has said that the ticket is not theirs. */
export const withReleased = (released: readonly string[], team: string): string[] =>
  released.includes(team) ? [...released] : [...released, team].sort();

/** Why a team may not have a ticket (now), or null when it may. The last resort always may: its duty is to have what nobody
 *  else has. A team that the ticket is with already may keep it unless it has just released it. The last change of team
 *  that is allowed is kept for the last resort, so that no ticket ends its way with a team that happened to be the last. */
export function ownerRefusal(t: Ticket, team: string, { hopLimit, lastResort }: OwnerBounds): Refusal | null {
  if (team === lastResort) return null;
  if (t.barredTeams.includes(team)) return "releasedBefore";
  if (t.queue?.team === team) return null;
  // From nobody it is no change of team, so it needs no room for one.
  const after = t.hops + (t.queue === null ? 0 : 1);
  return after >= hopLimit ? "hopLimit" : null;
}

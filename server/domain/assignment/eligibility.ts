import { type Reason, reason } from "../reasons";
import type { PlannableTicket } from "./queueOf";
import type { RoutableAgent, RoutingWeights } from "./snapshot";

/** `tier`: below the ticket's; `above`: further above it than help reaches; `helpDown`: the next above, which does not help
 *  now. */
export const refusalKinds = ["barred", "tier", "above", "team", "skill", "capacity", "helpDown", "invalid"] as const;
export type Ineligibility = (typeof refusalKinds)[number];

const minute = 60_000;

/** Whether an agent has room for a ticket. Helping a lower tier takes more than that: more than a share of all slots must
 *  be free. Room only ever shrinks while a plan is made. */
export function hasRoom(
  a: RoutableAgent,
  freeSlots: number,
  size: number,
  isHelp: boolean,
  w: RoutingWeights,
): boolean {
  return freeSlots >= size && (!isHelp || (a.slots > 0 && freeSlots / a.slots > w.helpDownFreeShare));
}

/** Whether somebody of a higher tier keeps a reserve while helping: an alarm that widened who may take it lifts that too. */
export const keepsReserve = (p: PlannableTicket, a: RoutableAgent): boolean =>
  a.tier > p.tier && (p.ticket.widened ?? 0) === 0;

/** Whether somebody who has passed on this ticket could take it otherwise. */
export function isOnlyBarred(p: PlannableTicket, a: RoutableAgent, now: number, w: RoutingWeights): boolean {
  return ineligibility({ ...p, ticket: { ...p.ticket, barredAgents: [] } }, a, now, w) === null;
}

/** Why this agent cannot take this ticket now, or null when they can. A higher tier helps one rung down only, and only
 *  once the ticket has waited; an alarm widens that to every higher tier at once, and in a second step beyond the skills. */
export function ineligibility(p: PlannableTicket, a: RoutableAgent, now: number, w: RoutingWeights) {
  const t = p.ticket;
  if (!a.teams.includes(p.team) || t.barredTeams.includes(p.team)) return "team";
  if (t.barredAgents.includes(a.id)) return "barred";
  if (a.tier < t.minTier || a.tier < p.tier) return "tier";
  const widened = t.widened ?? 0;
  if (widened === 0 && a.tier > p.tier + 1) return "above";
  if (widened < 2 && t.requires?.some((need) => !a.can?.includes(need))) return "skill";
  const size = t.size ?? 1;
  if (!hasRoom(a, a.freeSlots, size, false, w)) return "capacity";
  if (a.tier === p.tier || widened > 0) return null;
  const hasWaited = now - t.waitingSince >= w.helpDownAfterMinutes * minute;
  return hasWaited && hasRoom(a, a.freeSlots, size, true, w) ? null : "helpDown";
}

/** "Nobody eligible, because …": the refusals of the whole team, told as the one thing that would have to change.
 *  `hasPassed`: somebody with room for it has passed on it, whom it is offered again before others are waited for. */
export function waitReason(
  p: PlannableTicket,
  isAnybodyThere: boolean,
  found: Set<Ineligibility>,
  hasPassed: boolean,
): Reason {
  const params = { team: p.team, tier: p.tier };
  if (!isAnybodyThere) return reason("nobodyOnline", params);
  if (hasPassed) return reason("allBarred", params);
  if (found.has("capacity")) return reason("allAtCapacity", params);
  if (found.has("helpDown")) return reason("nobodyAtTier", params);
  if (found.has("invalid")) return reason("invalid", { field: "estimates" });
  if (found.has("skill")) {
    return reason("missingSkill", { ...params, skills: [...(p.ticket.requires ?? [])].sort().join(", ") });
  }
  if (found.has("barred")) return reason("allBarred", params);
  if (found.has("tier") || found.has("above")) return reason("nobodyAtTier", params);
  return reason("nobodyInTeam", params);
}

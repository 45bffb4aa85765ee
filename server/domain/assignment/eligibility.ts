import { type Reason, reason } from "../reasons";
import type { PlannableTicket } from "./queueOf";
import type { RoutableAgent, RoutingWeights } from "./snapshot";

export const refusalKinds = ["barred", "tier", "team", "skill", "capacity", "helpDown"] as const;
export type Ineligibility = (typeof refusalKinds)[number];

const minute = 60_000;

/** Why this agent cannot take this ticket now, or null when they can. Higher tiers help one rung down only while more
 *  than a share of their slots is free and the ticket has waited. */
export function ineligibility(
  p: PlannableTicket,
  a: RoutableAgent,
  freeSlots: number,
  now: number,
  w: RoutingWeights,
): Ineligibility | null {
  const t = p.ticket;
  if (t.barredAgents.includes(a.id)) return "barred";
  if (!a.teams.includes(p.team) || t.barredTeams.includes(p.team)) return "team";
  if (a.tier < t.minTier || a.tier < p.tier) return "tier";
  if (t.requires?.some((need) => !a.can?.includes(need))) return "skill";
  if (!(freeSlots >= (t.size ?? 1))) return "capacity";
  if (a.tier > p.tier) {
    const isIdle = a.slots > 0 && freeSlots / a.slots > w.helpDownFreeShare;
    const hasWaited = now - t.waitingSince >= w.helpDownAfterMinutes * minute;
    if (a.tier > p.tier + 1 || !isIdle || !hasWaited) return "helpDown";
  }
  return null;
}

/** "Nobody eligible, because …": the refusals of everybody, told as the one thing that would have to change. */
export function waitReason(p: PlannableTicket, agents: readonly RoutableAgent[], found: Set<Ineligibility>): Reason {
  const params = { team: p.team, tier: p.tier };
  if (agents.length === 0) return reason("nobodyOnline", params);
  if (found.has("capacity")) return reason("allAtCapacity", params);
  if (found.has("helpDown")) return reason("nobodyAtTier", params);
  if (found.has("skill")) return reason("missingSkill", { ...params, skills: (p.ticket.requires ?? []).join(", ") });
  if (found.has("barred")) return reason("allBarred", params);
  if (found.has("tier")) return reason("nobodyAtTier", params);
  return reason("nobodyInTeam", params);
}

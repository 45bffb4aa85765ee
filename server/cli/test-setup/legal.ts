import type { RoutingPlan, RoutingSnapshot } from "../../domain/assignment/snapshot";

/** What of a plan the contract forbids, a line each: tickets placed twice or not at all, more than the free slots, somebody
 *  barred, too low, without what is required, or of another team. Nothing of the planner's own is used to find out. */
export function illegalIn(plan: RoutingPlan, s: RoutingSnapshot): string[] {
  const found: string[] = [];
  const placed = [...plan.assignments, ...plan.waiting].map((x) => x.ticketId);
  if (
    placed.toSorted().join() !==
    s.waiting
      .map((t) => t.id)
      .toSorted()
      .join()
  )
    found.push("not each ticket once");
  const used = new Map<string, number>();
  for (const { ticketId, agentId, team, tier } of plan.assignments) {
    const t = s.waiting.find((x) => x.id === ticketId);
    const a = s.agents.find((x) => x.id === agentId);
    const wrong = (what: string) => found.push(`${ticketId} → ${agentId}: ${what}`);
    if (!t || !a) {
      wrong("unknown");
      continue;
    }
    used.set(agentId, (used.get(agentId) ?? 0) + (t.size ?? 1));
    if (used.get(agentId)! > a.freeSlots) wrong("no slot is free");
    if (t.barredAgents.includes(agentId)) wrong("barred");
    if (t.barredTeams.includes(team) || a.teams.every((x) => t.barredTeams.includes(x))) wrong("team barred");
    if (!a.teams.includes(team)) wrong("not of the team");
    if (tier !== a.tier || tier < t.minTier) wrong("tier");
    if (!(t.widened && t.widened > 1) && t.requires?.some((x) => !a.can?.includes(x))) wrong("cannot what is required");
  }
  return found;
}

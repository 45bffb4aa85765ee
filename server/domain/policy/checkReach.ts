import type { PolicyDocument } from "./document";
import { type Finding, find, noTicket, type Repair } from "./finding";
import { without } from "./repair";
import type { Start } from "./starts";

const carried = (start: Start) => {
  const ticket = start.ticket();
  return ticket ? { ticket } : {};
};

/** Every path up the tiers from a start: where the owner's team has no tier at or above it, the ticket has no end. */
export function endings(p: PolicyDocument, starts: readonly Start[]): Finding[] {
  const teams = new Map(p.teams.map((t) => [t.id, t]));
  return starts.flatMap((start) => {
    const { team, tier, at, who } = start;
    const owner = teams.get(team);
    if (!owner || owner.tiers.some((x) => x >= tier)) return [];
    const message = `${at}: it starts at tier ${tier}, and ${team} staffs nothing from there upwards`;
    const fix = `Start at tier ${Math.max(...owner.tiers)} or give ${team} tier ${tier}.`;
    return [find("deadEnd", at, message, `${who} would wait for nobody.`, fix, carried(start))];
  });
}

const idle = (where: string) => noTicket(`people of ${where} wait for work that never comes`);

/** Taking an item away, where it is sure that nothing else would miss it; the last one of a list stays. */
const removal = (path: Repair["path"], list: readonly unknown[], index: number, isSure: boolean) =>
  isSure && list.length > 1 ? { repair: without(path, list, index) } : {};

/** Whether anything but the teams themselves says this text. Where it stands for something else, that is one doubt too many. */
function names(p: PolicyDocument, id: string): boolean {
  const { teams: _teams, canvas: _canvas, ...rest } = p;
  const said = (value: unknown): boolean =>
    value === id || (typeof value === "object" && value !== null && Object.values(value).some(said));
  return said(rest);
}

/** Every tier that something is said of beside the tiers themselves. */
const tiersNamed = (p: PolicyDocument): Set<number> =>
  new Set([
    ...p.issueTypes.flatMap((t) => [t.startTier, ...t.priors.map((x) => x.tier)]),
    ...p.sla.budgets.flatMap((b) => b.shares.map((s) => s.tier)),
    p.outOfScope.tier,
    p.lastResort.tier,
  ]);

/** Teams that nothing comes to, tiers of a team below all that begins there, and tiers that no team has: people wait there for
 *  work that never comes, and no ticket suffers. */
export function unreached(p: PolicyDocument, starts: readonly Start[]): Finding[] {
  const lowest = new Map<string, number>();
  for (const { team, tier } of starts) lowest.set(team, Math.min(tier, lowest.get(team) ?? tier));
  const staffed = new Set(p.teams.flatMap((t) => t.tiers));
  const ofTeams = p.teams.flatMap((t, i): Finding[] => {
    const from = lowest.get(t.id);
    if (from === undefined) {
      const message = `teams.${i}: ${t.id} owns nothing, so no ticket ever comes to it`;
      const fix = "Give it an issue type, or remove it.";
      return [
        find(
          "teamOwnsNothing",
          `teams.${i}`,
          message,
          idle(t.id),
          fix,
          removal(["teams"], p.teams, i, !names(p, t.id)),
        ),
      ];
    }
    return t.tiers.flatMap((tier, k): Finding[] => {
      if (tier >= from) return [];
      const at = `teams.${i}.tiers.${k}`;
      const message = `${at}: no way leads to tier ${tier} of ${t.id}: all that it owns begins at tier ${from}`;
      const fix = `Let an issue type of ${t.id} begin at tier ${tier}, or take the tier from the team.`;
      // What begins above needs a tier there to begin at.
      const isSure = t.tiers.some((x) => x >= from);
      return [
        find(
          "unreachable",
          at,
          message,
          idle(`${t.id} × T${tier}`),
          fix,
          removal(["teams", i, "tiers"], t.tiers, k, isSure),
        ),
      ];
    });
  });
  const ofTiers = p.tiers.flatMap((t, i): Finding[] => {
    if (staffed.has(t.tier)) return [];
    const message = `tiers.${i}: no team has tier ${t.tier}, so no way leads to it`;
    const fix = "Give it to a team, or remove the tier.";
    const isSure = !tiersNamed(p).has(t.tier);
    return [
      find("unreachable", `tiers.${i}`, message, idle(`tier ${t.tier}`), fix, removal(["tiers"], p.tiers, i, isSure)),
    ];
  });
  return [...ofTeams, ...ofTiers];
}

/** Names of teams, tiers and issue types that do not exist. */
export function references(p: PolicyDocument, starts: readonly Start[]): Finding[] {
  const teams = new Set(p.teams.map((t) => t.id));
  const tiers = new Set(p.tiers.map((t) => t.tier));
  const types = new Set(p.issueTypes.map((t) => t.id));
  const calendars = new Set(p.calendars.map((c) => c.id));
  const byPath = new Map(starts.flatMap((s) => [[s.at, s] as const, [s.owner, s] as const]));
  const ticketAt = (path: string) => {
    const start = byPath.get(path);
    return start ? carried(start) : {};
  };
  const missing = (what: string, path: string, who: string, fix: string, more: Pick<Finding, "ticket" | "repair">) =>
    find("dangling", path, `${path} names ${what}, which does not exist`, who, fix, more);
  const team = (id: string, path: string, who: string) =>
    teams.has(id) ? [] : [missing(`the team ${id}`, path, who, "Choose an existing team.", ticketAt(path))];
  const tier = (n: number, path: string, who: string) =>
    tiers.has(n) ? [] : [missing(`tier ${n}`, path, who, "Add the tier or change it.", ticketAt(path))];
  return [
    ...p.teams.flatMap((t, i) => t.tiers.flatMap((n) => tier(n, `teams.${i}.tiers`, `A ticket in ${t.id} × T${n}.`))),
    ...p.teams.flatMap((t, i) => {
      if (t.cover === null || calendars.has(t.cover)) return [];
      const who = `Nobody could say in which hours ${t.id} is there.`;
      return [missing(`the calendar ${t.cover}`, `teams.${i}.cover`, who, "Choose an existing calendar, or null.", {})];
    }),
    ...p.issueTypes.flatMap((t, i) => [
      ...team(t.owner, `issueTypes.${i}.owner`, `A "${t.name}" ticket would have no owner.`),
      ...tier(t.startTier, `issueTypes.${i}.startTier`, `A "${t.name}" ticket would start nowhere.`),
      ...t.priors.flatMap((x, k) => tier(x.tier, `issueTypes.${i}.priors.${k}.tier`, `A "${t.name}" ticket.`)),
    ]),
    ...p.sla.targets.flatMap((x, i) => {
      if (x.issueType === null || types.has(x.issueType)) return [];
      // It counts for nothing, so it can go.
      const repair = [{ path: ["sla", "targets"], value: p.sla.targets.filter((one) => one !== x) }];
      const at = `sla.targets.${i}.issueType`;
      const who = `A ticket about ${x.issueType}.`;
      return [missing(`the issue type ${x.issueType}`, at, who, "Remove the rule.", { repair })];
    }),
    ...team(p.outOfScope.owner, "outOfScope.owner", "A message that is none of the issue types."),
    ...tier(p.outOfScope.tier, "outOfScope.tier", "A message that is none of the issue types."),
    ...team(p.lastResort.team, "lastResort.team", "A ticket whose owner was archived."),
    ...tier(p.lastResort.tier, "lastResort.tier", "A ticket whose owner was archived."),
  ];
}

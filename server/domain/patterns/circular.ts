import { atLeast, standing } from "./chance";
import type { ClaimOf, EvidenceOf } from "./pattern";
import { median, routingDays } from "./routing";

/** A ticket that teams had, and in which order: the owner sequence that analytics counts. */
export interface Owned {
  ticketId: string;
  issueType: string;
  owners: readonly string[];
  isResolved: boolean;
  /** Elapsed from opening to resolution; null where it is not resolved. */
  minutes: number | null;
}

const fewestCircled = 5;
const leastTimes = 2;
const falseRate = 0.01;
/** Others are never held for so good that a few that circle stand out. */
const leastOthers = 0.02;

/** The pairs between which a ticket went to and back, each once: who had it, and who got it and gave it back. */
function pairs(owners: readonly string[]): [team: string, via: string][] {
  const found = new Map<string, [string, string]>();
  for (let at = 2; at < owners.length; at++) {
    const [team, via] = [owners[at - 2]!, owners[at - 1]!];
    // A → B → A → B is one story, that of A.
    if (owners[at] === team && !found.has(`${via}/${team}`)) found.set(`${team}/${via}`, [team, via]);
  }
  return [...found.values()];
}

/** Who resolved most of them, ties by the team's id. */
function endOf(circled: readonly Owned[]): { endTeam: string | null; ended: number } {
  const counts = new Map<string, number>();
  for (const { owners } of circled) counts.set(owners.at(-1)!, (counts.get(owners.at(-1)!) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { endTeam: most?.[0] ?? null, ended: most?.[1] ?? 0 };
}

const medianOf = (list: readonly Owned[]) => {
  const minutes = list.flatMap((t) => t.minutes ?? []);
  return minutes.length === 0 ? null : Math.round(median(minutes));
};

/** Issue types that go from a team to another and back far more often than tickets of other types circle between any two teams. */
export function circles(tickets: readonly Owned[]): ClaimOf<"circular">[] {
  const byType = new Map<string, Owned[]>();
  for (const t of tickets) {
    const list = byType.get(t.issueType);
    if (list) list.push(t);
    else byType.set(t.issueType, [t]);
  }
  const ways = new Map(tickets.map((t) => [t.ticketId, pairs(t.owners)]));
  const circling = (list: readonly Owned[]) => list.filter((t) => ways.get(t.ticketId)!.length > 0).length;
  const all = circling(tickets);
  const tests = [...byType].flatMap(([issueType, list]) => {
    const groups = new Map<string, { team: string; via: string; circled: Owned[] }>();
    for (const t of list) {
      for (const [team, via] of ways.get(t.ticketId)!) {
        const group = groups.get(`${team}/${via}`) ?? { team, via, circled: [] };
        groups.set(`${team}/${via}`, group);
        group.circled.push(t);
      }
    }
    const rest = tickets.length - list.length;
    const others = rest === 0 ? 0 : (all - circling(list)) / rest;
    return [...groups.values()].map((group) => {
      const chance = atLeast(group.circled.length, list.length, Math.max(leastOthers, others));
      return { ...group, issueType, list, others, chance };
    });
  });
  return standing(tests, falseRate).flatMap(({ issueType, team, via, list, circled, others, chance }) => {
    const n = circled.length;
    if (n < fewestCircled || n < leastTimes * others * list.length) return [];
    const resolved = circled.filter((t) => t.isResolved);
    const straight = list.filter((t) => ways.get(t.ticketId)!.length === 0);
    const evidence: EvidenceOf<"circular"> = {
      kind: "circular",
      ...{ issueType, team, via, days: routingDays, tickets: list.length, circled: n, othersShare: others },
      ...{ resolved: resolved.length, ...endOf(resolved) },
      ...{ medianMinutes: medianOf(circled), othersMinutes: medianOf(straight), chance },
    };
    const key = `${issueType}/${team}/${via}`;
    return [{ key, audience: ["support"], strength: n, ticketIds: circled.map((t) => t.ticketId), evidence }];
  });
}

import type { TeamCrew } from "./by-team";
import type { AgentLine } from "./types";

/** What stands one below the other: a team's head, then its people. A key is a team and a person, for who works for several
 *  teams is in each. */
export type Row =
  | { kind: "head"; key: string; crew: TeamCrew }
  | { kind: "agent"; key: string; crew: TeamCrew; agent: AgentLine; place: number };
type AgentRow = Extract<Row, { kind: "agent" }>;

export const rowsOf = (crews: readonly TeamCrew[]): Row[] =>
  crews.flatMap((crew): Row[] => [
    { kind: "head", key: crew.team.id, crew },
    ...crew.agents.map((agent, i): Row => {
      return { kind: "agent", key: `${crew.team.id}/${agent.id}`, crew, agent, place: i + 1 };
    }),
  ]);

/** The person one further (1) or one back (-1) from a key; from nowhere, or from somebody who has gone, the first. Null where
 *  there is nobody. */
export function stepFrom(rows: readonly Row[], key: string | null, step: 1 | -1): string | null {
  const people = rows.filter((r): r is AgentRow => r.kind === "agent");
  const at = people.findIndex((r) => r.key === key);
  return (people[at < 0 ? 0 : Math.min(people.length - 1, Math.max(0, at + step))] ?? null)?.key ?? null;
}

/** When the first shift or loan of these people changes who works where, epoch ms; null = none does. */
export function nextChange(agents: readonly AgentLine[]): number | null {
  const soonest = agents.reduce(
    (at, a) => Math.min(at, a.shift?.changesAt ?? Infinity, a.loan?.until ?? Infinity),
    Infinity,
  );
  return Number.isFinite(soonest) ? soonest : null;
}

import type { AgentLine, TeamName } from "./types";

export interface TeamCrew {
  team: TeamName;
  /** Who works for it now: its own people but those lent away for good hours, and those lent to it. */
  agents: AgentLine[];
  receiving: number;
  /** Slots taken and slots there are, of those who receive work. */
  load: number;
  capacity: number;
}

/** The teams that somebody works for now; an exclusive loan takes its person out of their own. */
export const worksFor = ({ teams, loan }: AgentLine, now: number): string[] => {
  if (!loan || loan.until <= now) return teams;
  return loan.isExclusive ? [loan.team] : [...teams, loan.team];
};

/** Who can take work first, then whoever may be back soonest; the least loaded of them first, then by name. */
const rank = (a: AgentLine) =>
  a.isReceiving ? 0 : a.absence === null ? 1 : a.absence === "heartbeat" ? 2 : a.absence === "shiftEnd" ? 3 : 4;
const inOrder = (a: AgentLine, b: AgentLine) =>
  rank(a) - rank(b) || a.load / a.capacity - b.load / b.capacity || (a.name < b.name ? -1 : 1);

/** People by the team that they work for at `now`; who belongs to several is in each. People of no team come last. */
export function crewsOf(agents: readonly AgentLine[], teams: readonly TeamName[], now: number): TeamCrew[] {
  const crew = (team: TeamName, list: readonly AgentLine[]): TeamCrew => {
    const there = list.filter((a) => a.isReceiving);
    return {
      team,
      agents: [...list].sort(inOrder),
      receiving: there.length,
      load: there.reduce((sum, a) => sum + a.load, 0),
      capacity: there.reduce((sum, a) => sum + a.capacity, 0),
    };
  };
  const known = teams.map((team) =>
    crew(
      team,
      agents.filter((a) => worksFor(a, now).includes(team.id)),
    ),
  );
  const stray = agents.filter((a) => !worksFor(a, now).some((id) => teams.some((t) => t.id === id)));
  const all = stray.length > 0 ? [...known, crew({ id: "", name: "" }, stray)] : known;
  return all.filter((c) => c.agents.length > 0);
}

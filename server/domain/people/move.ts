import { z } from "zod";
import type { Role } from "../vocabulary";
import { type Changer, moveRefusal } from "./rights";

/** Out of which team of theirs somebody moves, and into which. */
export const moveRequest = z.strictObject({
  from: z.string().min(1, "Choose the team that they leave."),
  to: z.string().min(1, "Choose a team."),
});
export type MoveRequest = z.infer<typeof moveRequest>;

export interface MoveFault {
  field: keyof MoveRequest;
  message: string;
}

/** The teams of somebody after a move, or what is wrong with it. `desk`: the teams that there are. */
export function afterMove(
  { from, to }: MoveRequest,
  person: { name: string; teams: readonly string[] },
  desk: readonly { id: string; name: string }[],
): { teams: string[] } | { fault: MoveFault } {
  const nameOf = (id: string) => desk.find((t) => t.id === id)?.name ?? id;
  const fault = (field: keyof MoveRequest, message: string) => ({ fault: { field, message } });
  if (!person.teams.includes(from)) {
    return fault("from", `${person.name} does not belong to ${nameOf(from)} any more: look at their teams again.`);
  }
  if (!desk.some((t) => t.id === to)) return fault("to", "This desk has no such team: choose one of the list.");
  if (person.teams.includes(to)) {
    return fault("to", `${person.name} belongs to ${nameOf(to)} already: choose another team.`);
  }
  return { teams: person.teams.map((t) => (t === from ? to : t)) };
}

/** Where somebody may be moved by `by`: from each of their teams into each other, in the order of the desk. */
export function movesOf(
  by: Omit<Changer, "id">,
  person: { name: string; role: Role; teams: readonly string[] },
  desk: readonly { id: string; name: string }[],
): MoveRequest[] {
  return person.teams.flatMap((from) =>
    desk.flatMap(({ id: to }) => {
      const after = afterMove({ from, to }, person, desk);
      return "teams" in after && moveRefusal(by, person, after.teams) === null ? [{ from, to }] : [];
    }),
  );
}

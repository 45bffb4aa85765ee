import type { Role } from "../vocabulary";

/** Whoever changes somebody, as far as it decides whether they may. */
export interface Changer {
  id: string;
  role: Role;
  teams: readonly string[];
}

/** Why they may not ask this person to the desk, or send them their invite again; null = they may. A lead brings agents
 *  into their own teams, an admin anybody. */
export function inviteRefusal(by: Changer, person: { role: Role; teams: readonly string[] }): string | null {
  if (by.role === "admin") return null;
  if (by.role !== "lead") return "Only leads and admins invite people.";
  if (person.role !== "agent") return "A lead invites agents: ask an admin for leads and admins.";
  if (person.teams.length === 0) return "Choose at least one of your own teams.";
  const others = person.teams.filter((t) => !by.teams.includes(t));
  return others.length > 0 ? "A lead invites into their own teams: ask an admin for the others." : null;
}

/** Why they may not give this person these teams instead of those they have; null = they may. A lead moves agents among
 *  their own teams, so that nobody takes people from another lead; an admin anybody. */
export function moveRefusal(
  by: Omit<Changer, "id">,
  person: { role: Role; teams: readonly string[] },
  teams: readonly string[],
): string | null {
  if (by.role === "admin") return null;
  if (by.role !== "lead") return "Only leads and admins move people.";
  if (person.role !== "agent") return "A lead moves agents: ask an admin for leads and admins.";
  const moved = [...teams.filter((t) => !person.teams.includes(t)), ...person.teams.filter((t) => !teams.includes(t))];
  return moved.every((t) => by.teams.includes(t))
    ? null
    : "A lead moves people among their own teams: lend them for a while, or ask an admin.";
}

/** Somebody who can sign in as an admin. */
export interface AdminState {
  id: string;
  role: Role;
  isActive: boolean;
}

/** Whether nobody could administer the desk any more once `after` holds of one person. `admins` are those who can now. */
export function leavesNoAdmin(admins: readonly string[], after: AdminState): boolean {
  const stays = after.role === "admin" && after.isActive;
  return admins.includes(after.id) && !stays && admins.every((id) => id === after.id);
}

export const lastAdminText =
  "They are the last admin who can sign in: make somebody else an admin first, so that the desk can be looked after.";

/** Why they may not disable this person; null = they may. */
export function disableRefusal(
  by: Pick<Changer, "id">,
  person: { id: string },
  facts: { admins: readonly string[]; lastResort: string | null },
): string | null {
  if (by.id === person.id) return "You cannot disable yourself: ask another admin.";
  if (leavesNoAdmin(facts.admins, { id: person.id, role: "admin", isActive: false })) return lastAdminText;
  if (facts.lastResort === person.id) {
    return "They are the last resort, who gets what nobody else owns: name somebody else in the policy first.";
  }
  return null;
}

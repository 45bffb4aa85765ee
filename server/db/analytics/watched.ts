import { isOutcome } from "../../domain/analytics/personal";
import type { TicketsAsk } from "../../domain/analytics/reading";
import type { Role } from "../../domain/vocabulary";
import { db } from "../client";

/** Whose numbers somebody may read. */
export interface Watcher {
  sees(personId: string): boolean;
  /** They share a team: also what became of the person's work. */
  leads(personId: string): boolean;
  /** Whether the tickets behind a number may be listed: of outcomes only to whoever leads the person. */
  mayAsk(ask: TicketsAsk): boolean;
}

/** Leads see people of their own teams, and themselves; admins everybody. People of another system are nobody's colleagues: only
 *  admins see them. */
export async function watchedPeople(of: { id: string; role: Role }): Promise<Watcher> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT other.person_id AS id FROM person_team mine JOIN person_team other USING (team_id)
    WHERE mine.person_id = ${of.id}::uuid`;
  const shared = new Set(rows.map((r) => r.id));
  const sees = (id: string) => of.role === "admin" || id === of.id || shared.has(id);
  const leads = (id: string) => shared.has(id) && id !== of.id;
  return {
    sees,
    leads,
    mayAsk: ({ filters, measure, item }) => {
      const may = isOutcome(measure) ? leads : sees;
      return (filters.person == null || may(filters.person)) && !(measure.startsWith("people.") && item && !may(item));
    },
  };
}

import { db } from "./client";

/** Ids of people; `"*"` = it may concern anybody. */
export type Concerned = ReadonlySet<string> | "*";

/** How everybody was when this process looked last, by id: a number of what stands in their row and the teams they work for. */
let seen = new Map<string, string>();

async function changedPeople(): Promise<Concerned> {
  const rows = await db.$queryRaw<{ id: string; print: string }[]>`
    SELECT p.id, hashtextextended(concat(p::text, (SELECT string_agg(w.team_id, ',' ORDER BY w.team_id)
      FROM working_team w WHERE w.person_id = p.id)), 0)::text AS print FROM person p`;
  const before = seen;
  seen = new Map(rows.map((r) => [r.id, r.print]));
  const changed = new Set(rows.filter((r) => before.get(r.id) !== r.print).map((r) => r.id));
  // Something else about somebody, as what they know.
  return changed.size > 0 ? changed : "*";
}

/** Whoever has, or had, one of the tickets, or was asked to take it. */
async function peopleOfTickets(ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT person_id AS id FROM offer WHERE ticket_id = ANY(${ids}::uuid[])
    UNION SELECT person_id FROM assignment WHERE ticket_id = ANY(${ids}::uuid[])`;
  return new Set(rows.map((r) => r.id));
}

/** Whose own work or profile a change may touch: one look for all the browsers that hear of it. */
export async function concernedBy(change: { tickets: string[] | "*"; people: boolean }): Promise<Concerned> {
  if (change.tickets === "*") return "*";
  try {
    const people = change.people ? await changedPeople() : new Set<string>();
    if (people === "*" || change.tickets.length === 0) return people;
    return new Set([...people, ...(await peopleOfTickets(change.tickets))]);
  } catch {
    return "*";
  }
}

import { asPersonId, type PersonId } from "../../domain/ids";
import type { Presence } from "../../domain/vocabulary";
import { db } from "../client";

/** Somebody whom work can be given to, with how loaded they are now. */
export interface GivePerson {
  id: PersonId;
  name: string;
  tier: number;
  teams: string[];
  presence: Presence;
  load: number;
  capacity: number;
}

/** Everybody who works here, who is there first, the least loaded of them first. */
export async function loadGivePeople(): Promise<GivePerson[]> {
  const rows = await db.$queryRaw<(Omit<GivePerson, "id"> & { id: string })[]>`
    SELECT p.id, p.name, p.tier, p.presence, p.capacity,
      ARRAY(SELECT team_id FROM person_team WHERE person_id = p.id ORDER BY team_id) AS teams,
      ((SELECT count(*) FROM assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL)
        + (SELECT count(*) FROM offer o WHERE o.person_id = p.id AND o.state = 'pending'))::int AS load
    FROM person p WHERE p.disabled_at IS NULL`;
  const room = (p: { load: number; capacity: number }) => p.capacity - p.load;
  return rows
    .map((r) => ({ ...r, id: asPersonId(r.id) }))
    .sort(
      (a, b) =>
        Number(a.presence !== "online") - Number(b.presence !== "online") ||
        room(b) - room(a) ||
        (a.name < b.name ? -1 : 1),
    );
}

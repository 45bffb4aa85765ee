import { asPersonId, type PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import { presenceFacts } from "../../domain/rescue/receives";
import type { Presence } from "../../domain/vocabulary";
import { db } from "../client";
import { loadsBy, weightsOf } from "../loads";

/** Somebody whom work can be given to, with how loaded they are now, in slots. */
export interface GivePerson {
  id: PersonId;
  name: string;
  tier: number;
  teams: string[];
  presence: Presence;
  /** What the policy calls a presence of its own. */
  presenceName: string | null;
  /** Work arrives. */
  receives: boolean;
  load: number;
  capacity: number;
}

interface Row extends Omit<GivePerson, "id" | "presenceName" | "receives"> {
  id: string;
  custom: string | null;
  isSilent: boolean;
}

/** Everybody who works here: who is there first, whoever has most room before the others. */
export async function loadGivePeople(policy: Policy): Promise<GivePerson[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `WITH taken AS (${loadsBy("$1")})
     SELECT p.id, p.name, p.tier, p.presence, p.custom_presence AS custom, p.absence IS NOT NULL AS "isSilent", p.capacity,
       ARRAY(SELECT team_id FROM working_team WHERE person_id = p.id ORDER BY team_id) AS teams,
       COALESCE(k.load, 0) AS load
     FROM person p LEFT JOIN taken k ON k.person_id = p.id WHERE p.disabled_at IS NULL`,
    weightsOf(policy),
  );
  const people = rows.map(({ custom, isSilent, ...r }): GivePerson => {
    const { presenceName, receives } = presenceFacts(r.presence, custom, policy);
    return { ...r, id: asPersonId(r.id), presenceName, receives: receives && !isSilent };
  });
  const room = (p: GivePerson) => p.capacity - p.load;
  return people.sort(
    (a, b) => Number(b.receives) - Number(a.receives) || room(b) - room(a) || (a.name < b.name ? -1 : 1),
  );
}

import { db } from "../client";

/** Open tickets by what they are about and where they are: the numbers on the arrows of the canvas. */
export interface PlaceLoad {
  /** null = none of the desk's issue types. */
  issueType: string | null;
  /** Where people have it; null with `isAssistant`, or while nobody owns it. */
  team: string | null;
  tier: number | null;
  /** The assistant answers it, or drafts for a reviewer. */
  isAssistant: boolean;
  open: number;
  /** Of them, those that nobody has and nobody was offered. */
  waiting: number;
}

export const loadPlaces = (): Promise<PlaceLoad[]> => db.$queryRaw<PlaceLoad[]>`
  SELECT issue_type_id AS "issueType", assistant_lane IS NOT NULL AS "isAssistant",
    CASE WHEN assistant_lane IS NULL THEN owner_team_id END AS team,
    CASE WHEN assistant_lane IS NULL THEN queue_tier END AS tier,
    count(*)::int AS open,
    count(*) FILTER (WHERE assignee_id IS NULL AND offer_id IS NULL AND assistant_lane IS NULL
      AND incident_id IS NULL)::int AS waiting
  FROM ticket
  WHERE status IN ('open', 'waiting')
  GROUP BY 1, 2, 3, 4`;

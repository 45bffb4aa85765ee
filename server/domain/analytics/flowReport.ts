/** How tickets went from team to team, and how long they took. Counts are of tickets, but `events` and `handoffs`. Hours are
 *  elapsed, from creation to the last resolution, of resolved tickets only; quantiles are of type 7, null where there is none. */
export interface FlowReport {
  tickets: number;
  events: number;
  /** At most one owner; tickets never owned included. */
  zeroHandoffs: number;
  handoffs: number;
  circular: number;
  circularTwice: number;
  revisit: number;
  reopened: number;
  resolution: Hours;
  /** By highest tier reached; empty where no tier is known. */
  byTier: Record<string, Hours & { tickets: number }>;
}

export interface Hours {
  medianHours: number | null;
  p90Hours: number | null;
}

import type { Reason } from "../../domain/reasons";
import type { DifferenceKind } from "../../domain/simulation/whatIf/kinds";
import type { Place, SimPromise } from "../../domain/simulation/whatIf/ticket";
import type { Disposition } from "../../domain/vocabulary";
import { analyticsPool } from "../analytics/pool";

/** What one policy makes of a listed ticket. */
export interface ListedOutcome extends Place {
  issueType: string | null;
  priority: number;
  late: Partial<Record<SimPromise, boolean>>;
  reasons: Reason[];
  /** Where its outlook stands. */
  stratum: string;
}
export interface ListedTruth {
  team: string;
  tier: number;
  lane: Disposition;
  hops: number;
}
export interface ListedTicket {
  seq: number;
  ticketId: string;
  at: number;
  kinds: DifferenceKind[];
  was: ListedTruth;
  published: ListedOutcome;
  draft: ListedOutcome;
}

export async function saveListed(simulationId: string, tickets: readonly ListedTicket[]): Promise<void> {
  if (tickets.length === 0) return;
  const rows = tickets.map((t) => ({ ...t, ticket_id: t.ticketId, at: new Date(t.at).toISOString() }));
  // The database refuses half a sign, such as a name of a log may end with.
  const json = JSON.stringify(rows, (_, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value));
  await analyticsPool().query(
    `INSERT INTO simulation_ticket (simulation_id, seq, ticket_id, at, kinds, was, published, draft)
     SELECT $1::uuid, x.seq, x.ticket_id, x.at, x.kinds, x.was, x.published, x.draft
     FROM json_to_recordset($2::json) AS x(seq int, ticket_id uuid, at timestamptz, kinds text[], was jsonb, published jsonb, draft jsonb)
     ON CONFLICT DO NOTHING`,
    [simulationId, json],
  );
}

/** What an attempt that broke off had listed goes: the next one begins anew. */
export async function clearListed(simulationId: string): Promise<void> {
  await analyticsPool().query("DELETE FROM simulation_ticket WHERE simulation_id = $1::uuid", [simulationId]);
}

import { type IncidentMatch, incidentMatch, type MatchFacts } from "../domain/incident/match";
import { db, type Queryable } from "./client";

/** An open incident as a message that comes in is compared with it. */
export interface OpenIncident {
  id: string;
  match: IncidentMatch;
  notice: string | null;
  declaredBy: string;
  declaredAt: number;
}

interface Row {
  id: string;
  match: unknown;
  notice: string | null;
  declaredBy: string;
  /** Text where it comes in JSON. */
  declaredAt: Date | string;
}

/** null for one whose rule cannot be read: no ticket joins it by itself. */
export function toIncident(r: Row): OpenIncident | null {
  const match = incidentMatch.safeParse(r.match);
  return match.success ? { ...r, match: match.data, declaredAt: new Date(r.declaredAt).getTime() } : null;
}

export async function openIncidents(from: Queryable = db): Promise<OpenIncident[]> {
  const rows = await from.$queryRaw<Row[]>`
    SELECT id, match, notice, declared_by AS "declaredBy", declared_at AS "declaredAt"
    FROM incident WHERE resolved_at IS NULL ORDER BY declared_at`;
  return rows.flatMap((r) => toIncident(r) ?? []);
}

/** An incident, locked: who resolves it and who adds to it come one after the other. null = there is none. */
export async function lockIncident(tx: Queryable, id: string) {
  const [row] = await tx.$queryRawUnsafe<
    {
      id: string;
      number: bigint;
      title: string;
      notice: string | null;
      declared_by: string;
      resolved_at: Date | null;
    }[]
  >("SELECT id, number, title, notice, declared_by, resolved_at FROM incident WHERE id = $1::uuid FOR UPDATE", id);
  return row ? { ...row, number: Number(row.number), isOpen: row.resolved_at === null } : null;
}

/** An open ticket as an incident that is being declared looks at it. */
export interface MatchLine extends MatchFacts {
  id: string;
  number: number;
}

/** So many open tickets are compared at most: the newest, as a surge is of today. */
const mostCompared = 20_000;

/** Open tickets of no incident with what incidents ask for, the newest first; `named` ones whatever they are about, before all.
 *  What was written is read only where words are asked for, else it is empty. */
export async function comparable({ issueTypes, words }: IncidentMatch, named: readonly string[]): Promise<MatchLine[]> {
  const rows = await db.$queryRawUnsafe<
    {
      id: string;
      number: bigint;
      issueType: string | null;
      features: string[] | null;
      errors: string[] | null;
      text: string | null;
    }[]
  >(
    `SELECT t.id, t.number, t.issue_type_id AS "issueType",
       (SELECT array_agg(f) FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(d.facts->'understanding'->'entities'->'features') = 'array'
          THEN d.facts->'understanding'->'entities'->'features' END) f) AS features,
       (SELECT array_agg(e->>'hash') FROM jsonb_array_elements(CASE WHEN jsonb_typeof(d.facts->'understanding'->'errorSignatures') = 'array'
          THEN d.facts->'understanding'->'errorSignatures' END) e) AS errors,
       CASE WHEN $3 THEN concat_ws(E'\\n', t.subject, (SELECT string_agg(m.body, E'\\n' ORDER BY m.created_at) FROM message m
          WHERE m.ticket_id = t.id AND m.kind = 'inbound')) END AS text
     FROM ticket t LEFT JOIN decision d ON d.id = t.decision_id
     WHERE t.status IN ('open', 'waiting') AND t.incident_id IS NULL AND t.merged_into_id IS NULL
       AND (cardinality($1::text[]) = 0 OR t.issue_type_id = ANY($1::text[]) OR t.id = ANY($2::uuid[]))
     ORDER BY t.id = ANY($2::uuid[]) DESC, t.created_at DESC, t.id LIMIT ${mostCompared}`,
    issueTypes,
    named,
    words.length > 0,
  );
  return rows.map((r) => ({
    ...r,
    number: Number(r.number),
    features: r.features ?? [],
    errors: r.errors ?? [],
    text: r.text ?? "",
  }));
}

/** Open incidents whose second look is due: what was on its way in when they were declared is in after half a minute. */
export async function ungathered(): Promise<OpenIncident[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, match, notice, declared_by AS "declaredBy", declared_at AS "declaredAt" FROM incident
    WHERE resolved_at IS NULL AND gathered_at IS NULL AND declared_at < (SELECT baton_now()) - interval '30 seconds'`;
  return rows.flatMap((r) => toIncident(r) ?? []);
}

export async function markGathered(id: string): Promise<void> {
  await db.$executeRaw`UPDATE incident SET gathered_at = baton_now() WHERE id = ${id}::uuid AND gathered_at IS NULL`;
}

/** Those of the tickets that have never belonged to the incident: whoever was taken out of it stays out. */
export async function neverIn(incidentId: string, ticketIds: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM unnest($1::uuid[]) AS id WHERE NOT EXISTS (SELECT 1 FROM ticket_event e
       WHERE e.ticket_id = id AND e.type = 'IncidentJoined' AND e.data->>'incidentId' = $2)`,
    ticketIds,
    incidentId,
  );
  return rows.map((r) => r.id);
}

/** The tickets of an incident. */
export async function ticketsOf(tx: Queryable, incidentId: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    "SELECT id FROM ticket WHERE incident_id = $1::uuid ORDER BY id",
    incidentId,
  );
  return rows.map((r) => r.id);
}

/** Customers' names by ticket. */
export async function namesOf(tx: Queryable, ticketIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRawUnsafe<{ id: string; name: string }[]>(
    "SELECT t.id, c.name FROM ticket t JOIN customer c ON c.id = t.customer_id WHERE t.id = ANY($1::uuid[])",
    ticketIds,
  );
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** Incidents that were resolved a moment ago or longer and have open tickets still, with at most 500 of each. */
export const leftBehind = (): Promise<{ id: string; tickets: string[] }[]> =>
  db.$queryRaw`
    SELECT i.id, (array_agg(t.id ORDER BY t.id))[1:500] AS tickets FROM incident i JOIN ticket t ON t.incident_id = i.id
    WHERE i.resolved_at < (SELECT baton_now()) - interval '30 seconds' AND t.status IN ('open', 'waiting')
    GROUP BY i.id ORDER BY i.resolved_at`;

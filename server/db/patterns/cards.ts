import type { Standing } from "../../domain/patterns/card";
import type { Claim, PatternKind, PatternState } from "../../domain/patterns/pattern";
import { db, type Prisma, type Tx } from "../client";

/** A card that a look or a person changes; locked by whoever holds it. */
export interface LockedCard extends Standing {
  id: string;
  kind: PatternKind;
  key: string;
  strength: number;
  isCurrent: boolean;
  assignedTo: string | null;
  incidentId: string | null;
  proposalId: string | null;
  evidence: unknown;
}

interface Row {
  id: string;
  kind: PatternKind;
  key: string;
  state: PatternState;
  snoozed_until: Date | null;
  weighed: number | null;
  strength: number;
  last_seen_at: Date;
  ended_at: Date | null;
  assigned_to: string | null;
  incident_id: string | null;
  proposal_id: string | null;
  is_mended: boolean;
  evidence: unknown;
}

const columns = `p.id, p.kind, p.key, p.state, p.snoozed_until, p.weighed, p.strength, p.last_seen_at, p.ended_at, p.assigned_to,
  p.incident_id, p.proposal_id, p.evidence,
  EXISTS (SELECT 1 FROM incident i WHERE i.id = p.incident_id AND i.resolved_at IS NOT NULL) AS is_mended`;

const toCard = (r: Row): LockedCard => ({
  ...{ id: r.id, kind: r.kind, key: r.key, state: r.state, weighed: r.weighed, strength: r.strength },
  snoozedUntil: r.snoozed_until?.getTime() ?? null,
  lastSeenAt: r.last_seen_at.getTime(),
  isMended: r.is_mended,
  isCurrent: r.ended_at === null,
  ...{ assignedTo: r.assigned_to, incidentId: r.incident_id, proposalId: r.proposal_id, evidence: r.evidence },
});

/** All cards, locked in the order of their ids: a look comes before or after whoever decides about one. */
export async function lockCards(tx: Tx): Promise<LockedCard[]> {
  const rows = await tx.$queryRawUnsafe<Row[]>(`SELECT ${columns} FROM pattern p ORDER BY p.id FOR UPDATE OF p`);
  return rows.map(toCard);
}

export async function lockCard(tx: Tx, id: string): Promise<LockedCard | null> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM pattern p WHERE p.id = $1::uuid FOR UPDATE OF p`,
    id,
  );
  return rows[0] ? toCard(rows[0]) : null;
}

/** Tickets that a card lists at most. */
const mostTickets = 500;

/** Writes what was found: a new card, or the same one with what is known now. */
export async function writeCard(tx: Tx, id: string, kind: PatternKind, claim: Claim, at: Date): Promise<void> {
  const data = {
    audience: [...claim.audience],
    evidence: claim.evidence as unknown as Prisma.InputJsonValue,
    ...{ strength: claim.strength, lastSeenAt: at, endedAt: null },
  };
  await tx.pattern.upsert({
    where: { id },
    create: { id, kind, key: claim.key, firstSeenAt: at, ...data },
    update: data,
  });
  await tx.$executeRawUnsafe("DELETE FROM pattern_ticket WHERE pattern_id = $1::uuid", id);
  await tx.$executeRawUnsafe(
    `INSERT INTO pattern_ticket (pattern_id, ticket_id)
     SELECT $1::uuid, t.id FROM ticket t WHERE t.id = ANY($2::uuid[]) ON CONFLICT DO NOTHING`,
    id,
    [...new Set(claim.ticketIds)].slice(0, mostTickets),
  );
}

interface Change {
  id: string;
  patternId: string;
  at: Date;
  byId: string | null;
  what: string;
  data?: Prisma.InputJsonObject;
}
export const writeChange = (tx: Tx, { data = {}, ...change }: Change) =>
  tx.patternChange.create({ data: { ...change, data } });

/** Cards that nothing was found of any more; those that nobody has to look at are no longer counted. */
export const endCards = (tx: Tx, ids: readonly string[], at: Date) =>
  tx.pattern.updateMany({ where: { id: { in: [...ids] }, endedAt: null }, data: { endedAt: at } });

/** The incident that most of these tickets have ever joined, with who declared it; null where it is fewer than half of them. */
export async function incidentOfMost(
  tx: Tx,
  ticketIds: readonly string[],
): Promise<{ id: string; declaredBy: string } | null> {
  const [row] = await tx.$queryRawUnsafe<{ id: string; declaredBy: string; n: number }[]>(
    `SELECT i.id, i.declared_by AS "declaredBy", count(DISTINCT e.ticket_id)::int AS n
     FROM ticket_event e JOIN incident i ON i.id::text = e.data->>'incidentId'
     WHERE e.type = 'IncidentJoined' AND e.ticket_id = ANY($1::uuid[])
     GROUP BY i.id ORDER BY 3 DESC, i.declared_at DESC LIMIT 1`,
    ticketIds,
  );
  return row && row.n * 2 >= new Set(ticketIds).size ? row : null;
}

const lookLock = 7_042_018;
/** One look at a time, whichever process does it. */
export async function tryLookLock(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRawUnsafe<{ got: boolean }[]>(`SELECT pg_try_advisory_xact_lock(${lookLock}) AS got`);
  return row!.got;
}

/** Between two looks, unless somebody asks for one. */
const everyMinutes = 60;
/** What one look has found is not looked for again at once, however often it is asked for. */
const restSeconds = 5;

/** Whether a look is due: an hour has passed, somebody asked for one since, or time was moved. The first waits until touches were
 *  read once, for they tell how much work a gap has cost, and until every ticket's fact was made, or for ten minutes of that. */
export async function isLookWanted(): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ is: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM policy_version) AND ((l.at IS NULL AND EXISTS (SELECT 1 FROM estimate_run)
         AND coalesce((SELECT min(since) FROM fact_due) < baton_now() - interval '10 minutes', true))
       OR l.at NOT BETWEEN baton_now() - make_interval(mins => ${everyMinutes}) AND baton_now() + interval '1 minute'
       OR (l.wanted_at > l.at AND l.at < baton_now() - make_interval(secs => ${restSeconds}))) AS is
     FROM pattern_look l WHERE l.id = 1`,
  );
  return row?.is ?? false;
}

export const askForLook = () => db.$executeRaw`UPDATE pattern_look SET wanted_at = baton_now() WHERE id = 1`;

export const noteLook = (tx: Tx, at: Date, tookMs: number, compared: number) =>
  tx.patternLook.update({ where: { id: 1 }, data: { at, tookMs, compared } });

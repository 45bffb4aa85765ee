import { asPersonId } from "../domain/ids";
import type { Policy } from "../domain/policy/compile";
import { receivesWork } from "../domain/rescue/receives";
import type { Receiving } from "../domain/ticket/giveWarnings";
import type { BeforeGiving, Taker } from "../domain/ticket/giving";
import type { GiveReason, Role } from "../domain/vocabulary";
import { db, type Queryable } from "./client";
import { weightsOf } from "./loads";

/** Where work given by hand goes. */
export type GivingTarget = { person: string } | { team: string; tier: number };

/** One who gives to a person waits for another, so that each sees the load that the other made. */
export async function lockGivingsTo(tx: Queryable, personId: string): Promise<void> {
  await tx.$queryRawUnsafe("SELECT pg_advisory_xact_lock(7042002, hashtext($1))::text", personId);
}

/** The role that somebody has at this moment; null for who may not work here any more. */
export async function roleNow(tx: Queryable, personId: string): Promise<Role | null> {
  const [row] = await tx.$queryRawUnsafe<{ role: Role }[]>(
    "SELECT role FROM person WHERE id = $1::uuid AND disabled_at IS NULL",
    personId,
  );
  return row?.role ?? null;
}

/** Somebody who may be given work, whether they are there or not; null for nobody, or who is disabled. */
export async function loadTaker(tx: Queryable, personId: string): Promise<(Taker & { name: string }) | null> {
  const [row] = await tx.$queryRawUnsafe<{ id: string; name: string; tier: number; teams: string[] }[]>(
    `SELECT p.id, p.name, p.tier, ARRAY(SELECT team_id FROM working_team WHERE person_id = p.id ORDER BY team_id) AS teams
     FROM person p WHERE p.id = $1::uuid AND p.disabled_at IS NULL`,
    personId,
  );
  return row ? { ...row, id: asPersonId(row.id) } : null;
}

/** What giving these tickets to a person means for them, in one look; loads in slots, by the channels' weights of the policy. */
export async function loadReceiving(
  tx: Queryable,
  personId: string,
  ids: readonly string[],
  policy: Policy,
): Promise<Receiving> {
  interface Row extends Omit<Receiving, "receives"> {
    custom: string | null;
    isSilent: boolean;
  }
  const [row] = await tx.$queryRawUnsafe<Row[]>(
    `WITH who AS (SELECT id, presence, custom_presence, absence, capacity, tier FROM person WHERE id = $1::uuid),
     teams AS (SELECT team_id FROM working_team WHERE person_id = $1::uuid),
     mine AS (
       SELECT ticket_id FROM assignment WHERE person_id = $1::uuid AND ended_at IS NULL
       UNION SELECT ticket_id FROM offer WHERE person_id = $1::uuid AND state = 'pending'),
     these AS (
       SELECT t.id, t.owner_team_id, t.assignee_id, GREATEST(t.queue_tier, t.min_tier) AS tier,
         t.id IN (SELECT ticket_id FROM mine) AS is_mine
       FROM ticket t WHERE t.id = ANY($2::uuid[]) AND t.status IN ('open', 'waiting')),
     gained AS (SELECT * FROM these WHERE assignee_id IS DISTINCT FROM $1::uuid),
     weighed AS (
       SELECT t.id, COALESCE(($3::jsonb->>t.channel)::float8, 1) AS weight
       FROM ticket t WHERE t.id IN (SELECT id FROM these UNION SELECT ticket_id FROM mine))
     SELECT w.presence, w.custom_presence AS custom, w.absence IS NOT NULL AS "isSilent", w.capacity,
       (SELECT COALESCE(sum(weight), 0) FROM weighed WHERE id IN (SELECT ticket_id FROM mine)
          AND id NOT IN (SELECT id FROM these)) AS load,
       (SELECT COALESCE(sum(weight), 0) FROM weighed WHERE id IN (SELECT id FROM these WHERE is_mine)) AS already,
       (SELECT COALESCE(sum(weight), 0) FROM weighed WHERE id IN (SELECT id FROM gained WHERE NOT is_mine)) AS gains,
       (SELECT count(*) FROM gained WHERE owner_team_id NOT IN (SELECT team_id FROM teams)
          AND EXISTS (SELECT 1 FROM teams))::int AS "otherTeam",
       (SELECT count(*) FROM gained WHERE tier > w.tier)::int AS "belowTier"
     FROM who w`,
    ...[personId, ids, weightsOf(policy)],
  );
  const { custom, isSilent, ...facts } = row!;
  return { ...facts, receives: !isSilent && receivesWork(facts.presence, custom, policy) };
}

/** Notes one act of giving; its tickets follow as they are given. */
export async function beginGiving(
  tx: Queryable,
  g: { id: string; by: string; to: GivingTarget; why: GiveReason },
): Promise<void> {
  const person = "person" in g.to ? g.to.person : null;
  const queue = "team" in g.to ? g.to : null;
  await tx.$executeRawUnsafe(
    `INSERT INTO giving (id, at, by_id, to_person_id, to_team_id, to_tier, why)
     VALUES ($1::uuid, baton_now(), $2::uuid, $3::uuid, $4, $5, $6) ON CONFLICT (id) DO NOTHING`,
    ...[g.id, g.by, person, queue?.team ?? null, queue?.tier ?? null, g.why],
  );
}

/** Keeps how tickets stood, with the last event of each: whatever is later happened since. Their events are written. */
export async function keepGiven(
  tx: Queryable,
  givingId: string,
  given: readonly { ticketId: string; before: BeforeGiving }[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO giving_ticket (giving_id, ticket_id, seq, before)
     SELECT $1::uuid, x."ticketId", (SELECT max(e.seq) FROM ticket_event e WHERE e.ticket_id = x."ticketId"), x.before
     FROM jsonb_to_recordset($2::jsonb) AS x("ticketId" uuid, before jsonb)`,
    givingId,
    JSON.stringify(given),
  );
}

/** The tickets of a giving, in the order of their ids. */
export async function givenIn(givingId: string): Promise<string[]> {
  const rows = await db.givingTicket.findMany({
    where: { givingId },
    select: { ticketId: true },
    orderBy: { ticketId: "asc" },
  });
  return rows.map((r) => r.ticketId);
}

/** Of locked tickets of a giving: how each stood before, and whether anything has happened to it since that `harmless` does not
 *  name. */
export async function loadGiven(
  tx: Queryable,
  givingId: string,
  ids: readonly string[],
  harmless: readonly string[],
): Promise<Map<string, { before: BeforeGiving; isTouched: boolean }>> {
  const rows = await tx.$queryRawUnsafe<{ id: string; before: BeforeGiving; isTouched: boolean }[]>(
    `SELECT g.ticket_id AS id, g.before, EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = g.ticket_id
       AND e.seq > g.seq AND (e.actor_kind <> 'system' OR e.type <> ALL($3::text[]))) AS "isTouched"
     FROM giving_ticket g WHERE g.giving_id = $1::uuid AND g.ticket_id = ANY($2::uuid[])`,
    givingId,
    ids,
    harmless,
  );
  return new Map(rows.map(({ id, ...r }) => [id, r]));
}

/** A ticket that was taken back is a part of the giving no more. */
export async function dropGiven(tx: Queryable, givingId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    "DELETE FROM giving_ticket WHERE giving_id = $1::uuid AND ticket_id = ANY($2::uuid[])",
    givingId,
    ids,
  );
}

/** Numbers of tickets by id. */
export async function numbersOf(ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRawUnsafe<{ id: string; number: bigint }[]>(
    "SELECT id, number FROM ticket WHERE id = ANY($1::uuid[])",
    ids,
  );
  return new Map(rows.map((r) => [r.id, Number(r.number)]));
}

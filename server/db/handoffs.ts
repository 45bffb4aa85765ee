import type { HandoffContract } from "../domain/handoff/contract";
import { receiverOf } from "../domain/handoff/receiver";
import type { TicketEvent } from "../domain/ticket/events";
import type { HandoffField, HandoffKind } from "../domain/vocabulary";
import { db, type Queryable, type Tx } from "./client";

/** A handoff as a ticket's page shows it. Instants are epoch ms. */
export interface HandoffView {
  id: string;
  kind: HandoffKind;
  /** Of its kind's list. */
  reason: string;
  fromId: string;
  fromTeam: string;
  fromTier: number;
  toTeam: string;
  toTier: number;
  contract: HandoffContract;
  at: number;
  /** Who had the ticket next; null while nobody has. */
  receiverId: string | null;
  /** What they say of it. */
  rating: { isUseful: boolean; missing: HandoffField[]; note: string | null } | null;
}

/** The handoffs of a ticket, oldest first. */
export async function handoffsOf(ticketId: string, events: readonly TicketEvent[]): Promise<HandoffView[]> {
  const rows = await db.handoff.findMany({ where: { ticketId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map((r) => {
    const { id, reason, fromId, fromTeam, fromTier, toTeam, toTier } = r;
    const at = r.createdAt.getTime();
    const missing = r.missing as HandoffField[];
    return {
      ...{ id, reason, fromId, fromTeam, fromTier, toTeam, toTier, at },
      kind: r.kind as HandoffKind,
      contract: r.contract as unknown as HandoffContract,
      receiverId: receiverOf(events, at),
      rating: r.rating === null ? null : { isUseful: r.rating > 0, missing, note: r.note },
    };
  });
}

/** The tiers at which somebody works in a team, whether they are there now or not. */
export async function staffedTiers(to: Queryable, team: string): Promise<number[]> {
  const rows = await to.$queryRawUnsafe<{ tier: number }[]>(
    `SELECT DISTINCT p.tier FROM working_team w JOIN person p ON p.id = w.person_id
     WHERE w.team_id = $1 AND p.disabled_at IS NULL ORDER BY p.tier`,
    team,
  );
  return rows.map((r) => r.tier);
}

/** Whether a contract points at nothing but people of the desk, and messages and attachments of the ticket or its duplicates. */
export async function pointsInside(tx: Tx, ticketId: string, { tried, evidence }: HandoffContract): Promise<boolean> {
  const ids = (kind: "message" | "attachment") => [
    ...new Set(evidence.flatMap((e) => (e.kind === kind ? [e.id] : []))),
  ];
  const people = [...new Set(tried.flatMap(({ by }) => (by === "assistant" ? [] : [by])))];
  const [messages, attachments] = [ids("message"), ids("attachment")];
  const [row] = await tx.$queryRawUnsafe<{ people: number; messages: number; attachments: number }[]>(
    `WITH here AS (SELECT id FROM ticket WHERE id = $1::uuid OR merged_into_id = $1::uuid)
     SELECT (SELECT count(*) FROM person WHERE id = ANY($2::uuid[]))::int AS people,
       (SELECT count(*) FROM message WHERE id = ANY($3::uuid[]) AND ticket_id IN (SELECT id FROM here))::int AS messages,
       (SELECT count(*) FROM attachment a JOIN message m ON m.id = a.message_id
         WHERE a.id = ANY($4::uuid[]) AND m.ticket_id IN (SELECT id FROM here))::int AS attachments`,
    ...[ticketId, people, messages, attachments],
  );
  const found = row!;
  return (
    found.people === people.length && found.messages === messages.length && found.attachments === attachments.length
  );
}

/** Colleagues at one tier of a team, by name. */
export async function peersIn(team: string, tier: number, but: string): Promise<{ id: string; name: string }[]> {
  return db.$queryRawUnsafe(
    `SELECT p.id, p.name FROM working_team w JOIN person p ON p.id = w.person_id
     WHERE w.team_id = $1 AND p.tier = $2 AND p.disabled_at IS NULL AND p.id <> $3::uuid ORDER BY p.name, p.id`,
    ...[team, tier, but],
  );
}

/** A handoff to be rated, its row locked; null for none. */
export async function lockHandoff(tx: Tx, id: string) {
  const [row] = await tx.$queryRawUnsafe<{ ticketId: string; fromId: string; at: Date; isRated: boolean }[]>(
    `SELECT ticket_id AS "ticketId", from_id AS "fromId", created_at AS at, rating IS NOT NULL AS "isRated"
     FROM handoff WHERE id = $1::uuid FOR UPDATE`,
    id,
  );
  return row ? { ...row, at: row.at.getTime() } : null;
}

export async function keepRating(
  tx: Tx,
  id: string,
  r: { by: string; isUseful: boolean; missing: readonly HandoffField[]; note: string | null },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE handoff SET rating = $2::smallint, missing = $3::text[], note = $4, rated_by = $5::uuid, rated_at = baton_now()
     WHERE id = $1::uuid`,
    ...[id, r.isUseful ? 1 : -1, r.missing, r.note, r.by],
  );
}

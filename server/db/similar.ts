import { comparedLength, type SimilarKind, type SimilarState } from "../domain/similar/similar";
import { db, Prisma, type Queryable } from "./client";

/** A ticket's or article's text with what it is found by. */
export interface SimilarRow {
  id: string;
  kind: SimilarKind;
  /** What the row says, and what it has to say by the ticket or article as it is now. */
  state: SimilarState;
  stateNow: SimilarState;
  /** When the ticket came in or the article was changed, epoch ms. */
  at: number;
  customerId: string | null;
  /** Subject and first message, or the article; null where nothing is left. */
  question: string | null;
  /** The reply that solved it. */
  resolution: string | null;
  textHash: string | null;
  signatures: string[];
  vector: Uint8Array | null;
  encoder: string | null;
  txid: string;
}

type Row = Omit<SimilarRow, "at"> & { at: Date };

/** Rows and the words they stand for. What people or the assistant's articles answered last counts as the resolution, else
 *  their last note. */
async function readRows(from: Queryable, where: Prisma.Sql): Promise<SimilarRow[]> {
  const rows = await from.$queryRaw<Row[]>`
    SELECT s.id, s.kind, s.state, s.text_hash AS "textHash", s.signatures, s.vector, s.encoder, s.txid::text AS txid,
      t.customer_id AS "customerId", coalesce(t.created_at, a.updated_at, baton_now()) AS at,
      CASE WHEN a.state = 'published' THEN 'published'
        WHEN t.id IS NULL OR t.merged_into_id IS NOT NULL OR first.body IS NULL THEN 'out'
        WHEN t.status IN ('open', 'waiting') THEN 'open'
        WHEN t.resolved_at IS NOT NULL THEN 'resolved'
        ELSE 'out' END AS "stateNow",
      CASE WHEN a.id IS NOT NULL THEN left(a.title || E'\n' || a.body, ${comparedLength})
        ELSE left(coalesce(t.subject || E'\n', '') || first.body, ${comparedLength}) END AS question,
      left(last.body, ${comparedLength}) AS resolution
    FROM similar_text s
    LEFT JOIN ticket t ON s.kind = 'ticket' AND t.id = s.id
    LEFT JOIN article a ON s.kind = 'article' AND a.id = s.id
    LEFT JOIN LATERAL (
      SELECT m.body FROM message m WHERE m.ticket_id = t.id AND m.kind = 'inbound' ORDER BY m.created_at, m.id LIMIT 1
    ) first ON true
    LEFT JOIN LATERAL (
      SELECT m.body FROM message m
      WHERE m.ticket_id = t.id AND t.resolved_at IS NOT NULL AND m.kind IN ('reply', 'note')
        AND m.author_kind IN ('person', 'assistant')
      ORDER BY m.kind = 'reply' AND (m.author_kind = 'person' OR m.article_id IS NOT NULL) DESC, m.kind = 'reply' DESC,
        m.created_at DESC, m.id DESC LIMIT 1
    ) last ON true
    ${where}`;
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

export async function loadSimilarRow(id: string): Promise<SimilarRow | null> {
  return (await readRows(db, Prisma.sql`WHERE s.id = ${id}::uuid`))[0] ?? null;
}

export async function loadSimilarRows(ids: readonly string[]): Promise<SimilarRow[]> {
  return ids.length === 0 ? [] : readRows(db, Prisma.sql`WHERE s.id = ANY(${ids}::uuid[])`);
}

/** What can be found, in the order of ids, beginning after `after`. */
export const loadSimilarPage = (after: string, limit: number): Promise<SimilarRow[]> =>
  readRows(db, Prisma.sql`WHERE s.state <> 'out' AND s.id > ${after}::uuid ORDER BY s.id LIMIT ${limit}`);

/** Transactions below this have all ended: what they wrote can be read, and nothing more will come from them. */
export async function settledTransactions(): Promise<string> {
  const [row] = await db.$queryRaw<{ xmin: string }[]>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`;
  return row!.xmin;
}

/** Rows that the settled transactions from `from` to below `to` changed last, from `after` on; so none that commits late
 *  or out of order is missed. */
export const loadSimilarChanges = (
  from: string,
  to: string,
  after: { txid: string; id: string } | null,
  limit: number,
): Promise<SimilarRow[]> => {
  const beyond = after ? Prisma.sql`AND (s.txid, s.id) > (${after.txid}::text::xid8, ${after.id}::uuid)` : Prisma.empty;
  return readRows(
    db,
    Prisma.sql`WHERE s.txid >= ${from}::text::xid8 AND s.txid < ${to}::text::xid8 ${beyond}
      ORDER BY s.txid, s.id LIMIT ${limit}`,
  );
};

/** The worker shall read this text again. */
export async function markTextDue(to: Queryable, kind: SimilarKind, id: string): Promise<void> {
  await to.$executeRaw`
    INSERT INTO similar_text (id, kind, next_due_at) VALUES (${id}::uuid, ${kind}, baton_now())
    ON CONFLICT (id) DO UPDATE SET next_due_at = EXCLUDED.next_due_at`;
}

/** All that can be found, but has no vector of this encoder, is due. Returns how many. */
export const markUnencodedDue = (encoder: string): Promise<number> =>
  db.$executeRaw`
    UPDATE similar_text SET next_due_at = baton_now()
    WHERE next_due_at IS NULL AND state <> 'out' AND encoder IS DISTINCT FROM ${encoder}`;

/** How close the newest messages came to the closest resolved ticket when they were decided, 0..1; without those in a
 *  language that the desk does not read, which come close to nothing. Ids are in the order of time. */
export async function recentCloseness(most: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ closest: number }[]>`
    SELECT (facts->'understanding'->'similar'->'unfamiliar'->>'closest')::float8 AS closest FROM (
      SELECT facts, result FROM decision ORDER BY id DESC LIMIT ${most}) AS newest
    WHERE facts->'understanding'->'similar'->'unfamiliar'->>'closest' IS NOT NULL
      AND NOT result->'reasons' @> '[{"code": "languageUnsupported"}]'`;
  return rows.map((row) => row.closest);
}

/** Texts that have never been read, or not since they were erased or changed: nobody finds them yet. At most `most`. */
export async function countUnread(most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM similar_text WHERE next_due_at IS NOT NULL AND text_hash IS NULL LIMIT ${most}) AS unread`;
  return row!.count;
}

/** Takes due rows for a minute, articles first, then what was marked last, and reads them. Should this process die, another one takes
 *  them after that. */
export async function claimDueTexts(limit: number): Promise<{ lease: Date | null; rows: SimilarRow[] }> {
  // The time is read once: each call of baton_now() gives a later one, and all rows have to share one lease.
  const claimed = await db.$queryRaw<{ id: string; lease: Date }[]>`
    WITH clock AS MATERIALIZED (SELECT baton_now() AS at)
    UPDATE similar_text SET next_due_at = (SELECT at FROM clock) + interval '1 minute' WHERE id IN (
      SELECT id FROM similar_text WHERE next_due_at <= (SELECT at FROM clock)
      ORDER BY kind, next_due_at DESC LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id, next_due_at AS lease`;
  if (claimed.length === 0) return { lease: null, rows: [] };
  const ids = claimed.map((c) => c.id);
  return { lease: claimed[0]!.lease, rows: await readRows(db, Prisma.sql`WHERE s.id = ANY(${ids}::uuid[])`) };
}

/** Takes one text for its reader, as `claimDueTexts` does; null where there is none, or somebody else has it now. */
export async function claimText(id: string): Promise<{ lease: Date; row: SimilarRow } | null> {
  const [claimed] = await db.$queryRaw<{ lease: Date }[]>`
    UPDATE similar_text SET next_due_at = baton_now() + interval '1 minute' WHERE id IN (
      SELECT id FROM similar_text WHERE id = ${id}::uuid AND next_due_at <= (SELECT baton_now()) FOR UPDATE SKIP LOCKED)
    RETURNING next_due_at AS lease`;
  const row = claimed && (await loadSimilarRow(id));
  return row ? { lease: claimed.lease, row } : null;
}

/** What the worker made of a row. */
export interface SimilarUpdate {
  id: string;
  state: SimilarState;
  textHash: string | null;
  signatures: string[];
  vector: Uint8Array | null;
  encoder: string | null;
  /** Read it again after so long, because the encoder was busy; null when all is done. */
  againAfterMs: number | null;
}

/** Writes rows that nobody marked anew since they were claimed; those that were are read again anyway. */
export async function saveSimilar(lease: Date, updates: readonly SimilarUpdate[]): Promise<void> {
  const rows = updates.map(({ vector, ...u }) => ({ ...u, vector: vector && Buffer.from(vector).toString("base64") }));
  await db.$executeRaw`
    UPDATE similar_text s SET state = x.state, text_hash = x."textHash", signatures = x.signatures,
      vector = decode(x.vector, 'base64'), encoder = x.encoder,
      next_due_at = baton_now() + x."againAfterMs" * interval '1 millisecond', txid = pg_current_xact_id()
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS x(id uuid, state text, "textHash" text, signatures text[], vector text, encoder text, "againAfterMs" int)
    WHERE s.id = x.id AND s.next_due_at = ${lease}`;
}

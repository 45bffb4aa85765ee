import type { Articles, HandAnswered } from "../../domain/patterns/documentation";
import { documentationDays } from "../../domain/patterns/documentation";
import { db } from "../client";

/** Closeness of meaning from which on an article says about what was asked (see server/domain/similar/similar.ts). */
const saysIt = 0.45;

interface Row extends Omit<HandAnswered, "isCovered"> {
  usedArticle: boolean;
  vector: Uint8Array | null;
}

const asVector = (bytes: Uint8Array) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function closeness(a: Int8Array, b: Int8Array): number {
  if (a.length !== b.length) return 0;
  let [dot, own, other] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    dot += a[at]! * b[at]!;
    own += a[at]! ** 2;
    other += b[at]! ** 2;
  }
  return own === 0 || other === 0 ? 0 : dot / Math.sqrt(own * other);
}

/** Tickets of the last weeks that people answered in their own words, and whether an article could have. Where neither has a
 *  vector, an article of the issue type that was used in an answer counts, and nothing else. */
export async function handAnswered(): Promise<HandAnswered[]> {
  const [rows, articles] = await Promise.all([
    db.$queryRawUnsafe<Row[]>(
      `SELECT t.id AS "ticketId", t.customer_id AS "customerId", t.issue_type_id AS "issueType",
         floor(extract(epoch FROM t.created_at) / 86400)::int AS day,
         CASE WHEN jsonb_typeof(d.facts->'understanding'->'entities'->'features') = 'array'
           THEN d.facts->'understanding'->'entities'->'features'->>0 END AS feature,
         EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.type = 'TicketEscalated') AS "isEscalated",
         EXISTS (SELECT 1 FROM message m WHERE m.ticket_id = t.id AND m.author_kind = 'person' AND m.article_id IS NOT NULL)
           AS "usedArticle",
         coalesce((SELECT sum(least(u.minutes, 480)) FROM touch u WHERE u.ticket_id = t.id), 0)::float8 AS minutes, s.vector
       FROM ticket t LEFT JOIN decision d ON d.id = t.decision_id LEFT JOIN similar_text s ON s.id = t.id
       WHERE t.created_at >= (SELECT baton_now()) - interval '${documentationDays + 1} days' AND t.issue_type_id IS NOT NULL
         AND t.merged_into_id IS NULL AND t.incident_id IS NULL
         AND EXISTS (SELECT 1 FROM message m WHERE m.ticket_id = t.id AND m.kind = 'reply' AND m.author_kind = 'person'
           AND m.article_id IS NULL)
       ORDER BY t.created_at DESC LIMIT 20000`,
    ),
    db.$queryRaw<{ vector: Uint8Array }[]>`
      SELECT s.vector FROM similar_text s JOIN article a ON a.id = s.id
      WHERE s.kind = 'article' AND a.state = 'published' AND s.vector IS NOT NULL`,
  ]);
  const known = articles.map((a) => asVector(a.vector));
  return rows.map(({ usedArticle, vector, ...row }) => {
    const asked = vector && asVector(vector);
    return { ...row, isCovered: usedArticle || (asked !== null && known.some((k) => closeness(asked, k) >= saysIt)) };
  });
}

export async function articlesByType(): Promise<Articles> {
  const rows = await db.$queryRaw<{ issueType: string; state: string; id: string }[]>`
    SELECT issue_type_id AS "issueType", state, id FROM article
    WHERE issue_type_id IS NOT NULL AND state IN ('published', 'proposed') ORDER BY created_at`;
  return {
    published: new Set(rows.filter((r) => r.state === "published").map((r) => r.issueType)),
    proposed: new Map(rows.filter((r) => r.state === "proposed").map((r) => [r.issueType, r.id])),
  };
}

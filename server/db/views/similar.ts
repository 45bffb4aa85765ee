import { openingOf } from "../../domain/knowledge/plainText";
import { db } from "../client";

export interface SimilarArticleCard {
  id: string;
  title: string;
  issueTypeName: string | null;
  /** By which a reply that was made from it is known: see `openingOf`. */
  opening: string;
}

/** Published articles as they are now. */
export async function similarArticleCards(ids: readonly string[]): Promise<SimilarArticleCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.article.findMany({
    where: { id: { in: [...ids] }, state: "published" },
    select: { id: true, title: true, body: true, issueType: { select: { name: true } } },
  });
  return rows.map(({ id, title, body, issueType }) => ({
    ...{ id, title, issueTypeName: issueType?.name ?? null },
    opening: openingOf(body),
  }));
}

/** The numbers of tickets, in the order asked for. */
export async function ticketNumbers(ids: readonly string[]): Promise<{ id: string; number: number }[]> {
  if (ids.length === 0) return [];
  const rows = await db.ticket.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true } });
  const number = new Map(rows.map((r) => [r.id, Number(r.number)]));
  return ids.flatMap((id) => (number.has(id) ? [{ id, number: number.get(id)! }] : []));
}

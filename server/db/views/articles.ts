import type { ArticleContent, ArticleState } from "../../domain/knowledge/article";
import { hitEnd, hitStart, type SnippetPart, snippetParts } from "../../domain/knowledge/snippet";
import { db, Prisma } from "../client";

/** At most so many articles are listed at once; a search shows the best. */
export const listedArticles = 200;

export interface ArticleLine {
  id: string;
  title: SnippetPart[];
  /** The places that were found; empty without a search. */
  snippet: SnippetPart[];
  issueType: string | null;
  issueTypeName: string | null;
  state: ArticleState;
  revision: number;
  updatedAt: number;
  updatedBy: string | null;
}
export interface IssueTypeName {
  id: string;
  name: string;
}
export interface ArticleList {
  articles: ArticleLine[];
  /** How many there are by state, under the same search and issue type. */
  counts: Record<ArticleState, number>;
  issueTypes: IssueTypeName[];
}
export interface ArticleFilter {
  search: string;
  state: ArticleState | null;
  issueType: string | null;
}

interface Row extends Omit<ArticleLine, "title" | "snippet" | "updatedAt"> {
  title: string;
  snippet: string;
  updatedAt: Date;
}

// The expression of the index `article_words`, word for word.
const words = Prisma.sql`to_tsvector('english', a.title || ' ' || a.body)`;
const rank = Prisma.sql`ts_rank(setweight(to_tsvector('english', a.title), 'A') || setweight(to_tsvector('english', a.body), 'C'), q.query)`;
const marks = `StartSel="${hitStart}", StopSel="${hitEnd}"`;
const wholeTitle = `${marks}, HighlightAll=true`;
const places = `${marks}, MaxFragments=2, MinWords=8, MaxWords=22, FragmentDelimiter=" … "`;

/** What somebody types, as a query: words by their meaning, quotes and minus as on the web. The word being typed counts by
 *  its beginning, unless signs that mean something are in use. */
function asQuery(search: string): Prisma.Sql {
  const typed = /^(?:(.*\s))?([\p{L}\p{N}]{2,})$/su.exec(search.trim());
  const whole = Prisma.sql`websearch_to_tsquery('english', ${search})`;
  if (!typed || /["-]|\bor\b/i.test(search)) return whole;
  const before = Prisma.sql`websearch_to_tsquery('english', ${typed[1] ?? ""})`;
  return Prisma.sql`${whole} || (${before} && to_tsquery('english', ${`${typed[2]}:*`}))`;
}

const namedIssueTypes = (): Promise<IssueTypeName[]> =>
  db.issueType.findMany({ where: { archivedAt: null }, select: { id: true, name: true }, orderBy: { name: "asc" } });

async function countByState(where: Prisma.Sql, from: Prisma.Sql): Promise<Record<ArticleState, number>> {
  const rows = await db.$queryRaw<{ state: ArticleState; count: number }[]>`
    SELECT a.state, count(*)::int AS count FROM article a ${from} WHERE ${where} GROUP BY a.state`;
  return {
    proposed: 0,
    draft: 0,
    published: 0,
    archived: 0,
    ...Object.fromEntries(rows.map((r) => [r.state, r.count])),
  };
}

/** Articles by title, or what a search found, the best first. Without a state: what somebody wrote and is in use, so nothing
 *  archived and nothing that is only proposed. */
export async function listArticles({ search, state, issueType }: ArticleFilter): Promise<ArticleList> {
  const isSearch = search.trim() !== "";
  const from = isSearch ? Prisma.sql`CROSS JOIN (SELECT ${asQuery(search)} AS query) q` : Prisma.empty;
  const ofType = issueType ? Prisma.sql`a.issue_type_id = ${issueType}` : Prisma.sql`true`;
  const found = isSearch ? Prisma.sql`${words} @@ q.query AND ${ofType}` : ofType;
  const inState = state ? Prisma.sql`a.state = ${state}` : Prisma.sql`a.state IN ('draft', 'published')`;
  // Our marks are taken out of the text first, should anybody have written them.
  const clean = (text: Prisma.Sql) => Prisma.sql`translate(${text}, ${hitStart + hitEnd}, '')`;
  const marked = isSearch
    ? Prisma.sql`ts_headline('english', ${clean(Prisma.sql`a.title`)}, q.query, ${wholeTitle}) AS title,
        ts_headline('english', ${clean(Prisma.sql`a.body`)}, q.query, ${places}) AS snippet`
    : Prisma.sql`a.title, '' AS snippet`;
  const order = isSearch ? Prisma.sql`${rank} DESC, a.title` : Prisma.sql`a.title`;
  const [rows, counts, issueTypes] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT a.id, ${marked}, a.issue_type_id AS "issueType", i.name AS "issueTypeName", a.state, a.revision,
        a.updated_at AS "updatedAt", p.name AS "updatedBy"
      FROM article a ${from}
      LEFT JOIN issue_type i ON i.id = a.issue_type_id
      LEFT JOIN person p ON p.id = a.updated_by
      WHERE ${found} AND ${inState}
      ORDER BY ${order}, a.id
      LIMIT ${listedArticles}`,
    countByState(found, from),
    namedIssueTypes(),
  ]);
  const articles = rows.map((row) => ({
    ...row,
    title: isSearch ? snippetParts(row.title) : [{ text: row.title, isHit: false }],
    snippet: snippetParts(row.snippet),
    updatedAt: row.updatedAt.getTime(),
  }));
  return { articles, counts, issueTypes };
}

export interface ArticleVersionLine {
  version: number;
  state: ArticleState;
  /** The state of the version before; null for the first. */
  stateBefore: ArticleState | null;
  note: string | null;
  restoredFrom: number | null;
  author: string | null;
  at: number;
}
export interface ArticleView extends ArticleContent {
  id: string;
  issueTypeName: string | null;
  state: ArticleState;
  revision: number;
  updatedAt: number;
  updatedBy: string | null;
  versions: ArticleVersionLine[];
  /** The tickets whose resolution it was proposed from, the newest first. */
  sources: ArticleSource[];
  issueTypes: IssueTypeName[];
}

/** A ticket that an article was proposed from, and how its answer went since. */
export interface ArticleSource {
  id: string;
  number: number;
  subject: string | null;
  /** The beginning of what the customer wrote first. */
  snippet: string;
  resolvedBy: string | null;
  /** It is open again, or was since. */
  isReopened: boolean;
  rating: number | null;
  at: number;
}

const mostSources = 50;

async function sourcesOf(articleId: string): Promise<ArticleSource[]> {
  const rows = await db.$queryRaw<(Omit<ArticleSource, "number" | "at"> & { number: bigint; at: Date })[]>`
    SELECT t.id, t.number, t.subject, left(coalesce(first.body, ''), 200) AS snippet, p.name AS "resolvedBy",
      t.reopen_count > 0 AS "isReopened", r.score AS rating, s.at
    FROM article_source s JOIN ticket t ON t.id = s.ticket_id
    LEFT JOIN rating r ON r.ticket_id = t.id
    LEFT JOIN LATERAL (
      SELECT m.body FROM message m WHERE m.ticket_id = t.id AND m.kind = 'inbound' ORDER BY m.created_at, m.id LIMIT 1
    ) first ON true
    LEFT JOIN LATERAL (
      SELECT a.person_id FROM assignment a WHERE a.ticket_id = t.id AND a.ended_at IS NOT NULL ORDER BY a.ended_at DESC LIMIT 1
    ) last ON true
    LEFT JOIN person p ON p.id = last.person_id
    WHERE s.article_id = ${articleId}::uuid ORDER BY s.at DESC, t.id LIMIT ${mostSources}`;
  return rows.map((r) => ({ ...r, number: Number(r.number), at: r.at.getTime() }));
}

/** Proposals that wait for somebody who writes articles. */
export const countProposed = (): Promise<number> => db.article.count({ where: { state: "proposed" } });

/** An article with the list of its versions, the newest first; their texts are asked for one by one. */
export async function viewArticle(id: string): Promise<ArticleView | null> {
  const [article, rows, people, issueTypes, sources] = await Promise.all([
    db.article.findUnique({ where: { id }, include: { issueType: true } }),
    db.articleVersion.findMany({ where: { articleId: id }, orderBy: { version: "desc" }, omit: { body: true } }),
    db.person.findMany({ select: { id: true, name: true } }),
    namedIssueTypes(),
    sourcesOf(id),
  ]);
  if (!article) return null;
  const nameOf = (person: string | null) => people.find((p) => p.id === person)?.name ?? null;
  const { title, body, issueTypeId, issueType, revision } = article;
  return {
    id,
    title,
    body,
    issueTypeId,
    issueTypeName: issueType?.name ?? null,
    state: article.state as ArticleState,
    revision,
    updatedAt: article.updatedAt.getTime(),
    updatedBy: nameOf(article.updatedBy),
    sources,
    versions: rows.map((v, i) => ({
      version: v.version,
      state: v.state as ArticleState,
      stateBefore: (rows[i + 1]?.state as ArticleState | undefined) ?? null,
      note: v.note,
      restoredFrom: v.restoredFrom,
      author: nameOf(v.author),
      at: v.at.getTime(),
    })),
    issueTypes,
  };
}

export interface ArticleVersionView extends ArticleContent {
  version: number;
  state: ArticleState;
  issueTypeName: string | null;
  /** The version before, to compare with; null for the first. */
  before: (ArticleContent & { issueTypeName: string | null }) | null;
}

export async function viewArticleVersion(articleId: string, version: number): Promise<ArticleVersionView | null> {
  const [rows, types] = await Promise.all([
    db.articleVersion.findMany({ where: { articleId, version: { in: [version, version - 1] } } }),
    db.issueType.findMany({ select: { id: true, name: true } }),
  ]);
  const row = rows.find((v) => v.version === version);
  if (!row) return null;
  const before = rows.find((v) => v.version === version - 1);
  const content = ({ title, body, issueTypeId }: ArticleContent) => ({
    title,
    body,
    issueTypeId,
    issueTypeName: types.find((t) => t.id === issueTypeId)?.name ?? issueTypeId,
  });
  return { version, state: row.state as ArticleState, ...content(row), before: before ? content(before) : null };
}

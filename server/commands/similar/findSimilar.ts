import { now } from "../../clock";
import { countUnread, loadSimilarRow, loadSimilarRows, type SimilarRow } from "../../db/similar";
import { type ResolvedTicketCard, resolvedTicketCards } from "../../db/views/resolvedTickets";
import { type SimilarArticleCard, similarArticleCards, ticketNumbers } from "../../db/views/similar";
import { findKnownIssue } from "../../domain/similar/knownIssue";
import { isWorthShowing, type SimilarKind } from "../../domain/similar/similar";
import { askedWith, asVector, signaturesIn } from "../../understanding/index/asked";
import { sharedWords, tellingWords } from "../../understanding/index/sharedWords";
import type { Hit, TextIndex } from "../../understanding/index/textIndex";
import { similarIndex } from "./similarIndex";

const shownTickets = 5;
const shownArticles = 3;
const looked = 300;
const namedTickets = 5;
/** New tickets are read within seconds, these many in one go: only more are a backlog worth mentioning. */
const fewUnread = 24;
/** Counted so far; beyond, it is the same to a reader. */
const mostUnread = 10_000;

/** Why a text was found. */
export interface WhySimilar {
  /** 0..1. */
  score: number;
  /** The rarest words that both share. */
  words: string[];
  /** Closeness of meaning, 0..1; null without an encoder. */
  meaning: number | null;
  isSameError: boolean;
}
export interface SimilarToTicket {
  /** False while the index is being built. */
  isReady: boolean;
  /** So many texts of the desk are still to be read and cannot be found yet; 0 where there are but a few, which take no time. */
  unread: number;
  tickets: (ResolvedTicketCard & { why: WhySimilar })[];
  articles: (SimilarArticleCard & { why: WhySimilar })[];
  /** Several recent tickets with one cause, this one among them. */
  knownIssue: {
    /** How many there are, with this one. */
    count: number;
    hours: number;
    isSameError: boolean;
    /** Some of the others, the newest first. */
    tickets: { id: string; number: number }[];
  } | null;
}

/** Cards in the order of their hits, each with the reason; a hit without a card has changed meanwhile. */
function explain<C extends { id: string }, F>(
  hits: Hit<F>[],
  cards: C[],
  texts: SimilarRow[],
  question: string,
  index: TextIndex<F>,
): (C & { why: WhySimilar })[] {
  return hits.flatMap(({ id, score, byMeaning, signatures }) => {
    const card = cards.find((c) => c.id === id);
    const text = texts.find((t) => t.id === id);
    if (!card || !text) return [];
    const found = [text.question, text.resolution].filter(Boolean).join("\n");
    const words = sharedWords(question, found, (word) => index.tellingness(word));
    const meaning = byMeaning === null ? null : Math.max(0, byMeaning);
    return [{ ...card, why: { score, words, meaning, isSameError: signatures.length > 0 } }];
  });
}

/** Resolved tickets and published articles that are like a ticket, and whether it is one of several with one cause. Null
 *  where there is no such ticket. Nothing is encoded here: the worker has done so, and until then words decide. */
export async function findSimilar(ticketId: string): Promise<SimilarToTicket | null> {
  const row = await loadSimilarRow(ticketId);
  if (row?.kind !== "ticket") return null;
  const index = similarIndex();
  index.start();
  const waiting = await countUnread(mostUnread);
  const unread = waiting > fewUnread ? waiting : 0;
  const nothing = { isReady: index.isReady, unread, tickets: [], articles: [], knownIssue: null };
  if (!index.isReady || row.question === null) return nothing;
  const asked = askedWith(row.question, signaturesIn(row.question), asVector(row.vector));
  const like = index.tickets.search(asked, looked, (id) => id !== ticketId);
  // A few more than are shown, in case some have changed since they were indexed.
  const telling = tellingWords(row.question, (word) => index.tickets.tellingness(word));
  const worth = <F>(kind: SimilarKind, hits: Hit<F>[], most: number) =>
    hits.filter((h) => isWorthShowing(kind, h, telling)).slice(0, most + 3);
  const tickets = worth(
    "ticket",
    like.filter((h) => h.facts.isResolved),
    shownTickets,
  );
  const articles = worth("article", index.articles.search(asked, looked), shownArticles);
  const others = like.map(({ id, facts, score, signatures }) => ({
    ...facts,
    id,
    score,
    isSameError: signatures.length > 0,
  }));
  const known = row.customerId ? findKnownIssue(others, row.customerId, now()) : null;
  const [ticketCards, articleCards, texts, numbers] = await Promise.all([
    resolvedTicketCards(tickets.map((h) => h.id)),
    similarArticleCards(articles.map((h) => h.id)),
    loadSimilarRows([...tickets, ...articles].map((h) => h.id)),
    ticketNumbers(known?.tickets.slice(0, namedTickets) ?? []),
  ]);
  return {
    isReady: true,
    unread,
    tickets: explain(tickets, ticketCards, texts, row.question, index.tickets).slice(0, shownTickets),
    articles: explain(articles, articleCards, texts, row.question, index.articles).slice(0, shownArticles),
    knownIssue: known && { ...known, count: known.tickets.length + 1, tickets: numbers },
  };
}

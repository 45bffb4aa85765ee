import { wordsOf } from "../triage/words";

const bag = (text: string) =>
  new Set(
    wordsOf(text)
      .split(" ")
      .filter((w) => w.length > 2),
  );

/** Articles by how many of the message's words they share, the title counting double; equal ones keep their order. */
export function byCloseness<A extends { title: string; body: string }>(text: string, articles: readonly A[]): A[] {
  const said = bag(text);
  const shared = (of: string) => [...bag(of)].filter((w) => said.has(w)).length;
  const scored = articles.map((article, i) => ({
    article,
    i,
    score: 2 * shared(article.title) + shared(article.body),
  }));
  return scored.sort((a, b) => b.score - a.score || a.i - b.i).map((s) => s.article);
}

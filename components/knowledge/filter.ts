import { type ArticleState, articleStates } from "@/server/domain/knowledge/article";

export interface ArticleFilter {
  search: string;
  state: ArticleState | null;
  issueType: string | null;
}

const isState = (text: string | null | undefined): text is ArticleState => articleStates.includes(text as ArticleState);

type Text = string | string[] | null | undefined;
const one = (text: Text): string | null => (Array.isArray(text) ? (text[0] ?? null) : (text ?? null));

/** The address's `q`, `state` and `type` as what the list asks for; what it does not know it leaves out. */
export function filterOf({ q, state, type }: { q?: Text; state?: Text; type?: Text }): ArticleFilter {
  const wanted = one(state);
  return {
    search: (one(q) ?? "").slice(0, 200),
    state: isState(wanted) ? wanted : null,
    issueType: one(type)?.slice(0, 100) || null,
  };
}

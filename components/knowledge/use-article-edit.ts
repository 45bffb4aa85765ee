"use client";
import { useKeptEdit } from "@/components/edit/use-kept-edit";
import { type ArticleContent, isSameContent } from "@/server/domain/knowledge/article";

const contentOf = ({ title, body, issueTypeId }: ArticleContent): ArticleContent => ({ title, body, issueTypeId });
const isContent = (x: unknown): x is ArticleContent =>
  typeof x === "object" && x !== null && "body" in x && typeof x.body === "string";

/** An article's fields while they are edited. */
export function useArticleEdit(id: string, saved: ArticleContent & { revision: number }) {
  const { edit, settle, ...rest } = useKeptEdit<ArticleContent>({
    key: `article.${id}`,
    saved: { revision: saved.revision, content: contentOf(saved) },
    isSame: isSameContent,
    isContent,
  });
  return {
    ...rest,
    edit: (change: Partial<ArticleContent>) => edit({ ...rest.edited, ...change }),
    /** Titles are stored without needless spaces. */
    settle: (revision: number, sent: ArticleContent) =>
      settle(revision, sent, { ...sent, title: sent.title.replace(/\s+/g, " ").trim() }),
  };
}

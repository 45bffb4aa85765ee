"use client";
import { useRef, useState } from "react";
import { type ArticleContent, isSameContent } from "@/server/domain/knowledge/article";

interface Base extends ArticleContent {
  revision: number;
}
interface Kept {
  base: Base;
  edited: ArticleContent;
}

const keyOf = (id: string) => `baton.article.${id}`;

function readKept(id: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? "null") as Kept | null;
    return typeof kept?.edited?.body === "string" && typeof kept.base?.revision === "number" ? kept : null;
  } catch {
    return null;
  }
}
function keep(id: string, kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(id), JSON.stringify(kept));
    else sessionStorage.removeItem(keyOf(id));
  } catch {
    // full or switched off: writing must go on
  }
}

const contentOf = ({ title, body, issueTypeId }: ArticleContent): ArticleContent => ({ title, body, issueTypeId });

/** An article's fields while they are edited. They follow what others save as long as nothing was changed here; once
 *  something was, it says that it is behind and leaves the choice to the person. `isAwake` is false while the browser takes
 *  over what the server drew, which knows nothing of unsaved text; change the part's key with it. */
export function useArticleEdit(id: string, saved: Base, isAwake: boolean) {
  const theirs: Base = { revision: saved.revision, ...contentOf(saved) };
  const kept = () => (isAwake ? readKept(id) : null);
  const [base, setBase] = useState<Base>(() => kept()?.base ?? theirs);
  const [edited, setEdited] = useState<ArticleContent>(() => kept()?.edited ?? contentOf(base));
  const latest = useRef(edited);
  latest.current = edited;
  const isDirty = !isSameContent(edited, base);
  const isBehind = saved.revision > base.revision;

  const rest = (next: Base) => {
    setBase(next);
    setEdited(contentOf(next));
  };
  const settleOn = (next: Base) => {
    keep(id, null);
    rest(next);
  };
  if (isBehind && !isDirty) rest(theirs);

  return {
    edited,
    isDirty,
    isBehind: isBehind && isDirty,
    revision: base.revision,
    edit(change: Partial<ArticleContent>) {
      const next = { ...edited, ...change };
      setEdited(next);
      keep(id, isSameContent(next, base) ? null : { base, edited: next });
    },
    /** `sent` was saved as this revision. What was typed meanwhile stays. */
    settle(revision: number, sent: ArticleContent) {
      const next = { revision, ...sent, title: sent.title.replace(/\s+/g, " ").trim() };
      if (isSameContent(sent, latest.current)) return settleOn(next);
      setBase(next);
      keep(id, { base: next, edited: latest.current });
    },
    takeTheirs: () => settleOn(theirs),
    keepMine() {
      const next = { ...base, revision: saved.revision };
      setBase(next);
      keep(id, { base: next, edited });
    },
  };
}

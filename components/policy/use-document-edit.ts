"use client";
import { useState } from "react";
import { documentText } from "./document-text";
import type { PolicyDraft } from "./types";

interface Base {
  revision: number;
  text: string;
}
interface Kept extends Base {
  edited: string;
}

const keyOf = (id: string) => `baton.policy.${id}`;

function readKept(id: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? "null") as Kept | null;
    return typeof kept?.edited === "string" && typeof kept.revision === "number" ? kept : null;
  } catch {
    return null;
  }
}
function keep(id: string, kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(id), JSON.stringify(kept));
    else sessionStorage.removeItem(keyOf(id));
  } catch {
    // full or switched off: editing must go on
  }
}

/** Where a text stops being JSON, or null where it is. */
export function syntaxFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The text of a draft while it is edited. It follows what others save as long as nothing was changed here; once something
 *  was, it says that it is behind and leaves the choice to the person. `isAwake` is false while the browser takes over
 *  what the server drew, which knows nothing of unsaved text; change the part's key with it. */
export function useDocumentEdit(id: string, saved: Pick<PolicyDraft, "document" | "revision">, isAwake: boolean) {
  const kept = () => (isAwake ? readKept(id) : null);
  const [base, setBase] = useState<Base>(
    () => kept() ?? { revision: saved.revision, text: documentText(saved.document) },
  );
  const [text, setText] = useState(() => kept()?.edited ?? base.text);
  const isDirty = text !== base.text;
  const isBehind = saved.revision > base.revision;

  const rest = (next: Base) => {
    setBase(next);
    setText(next.text);
  };
  const settleOn = (next: Base) => {
    keep(id, null);
    rest(next);
  };
  if (isBehind && !isDirty) rest({ revision: saved.revision, text: documentText(saved.document) });

  return {
    text,
    isDirty,
    isBehind: isBehind && isDirty,
    revision: base.revision,
    edit(next: string) {
      setText(next);
      keep(id, next === base.text ? null : { ...base, edited: next });
    },
    /** It was saved as this revision. */
    settle: (revision: number) => settleOn({ revision, text }),
    takeTheirs: () => settleOn({ revision: saved.revision, text: documentText(saved.document) }),
    keepMine: () => setBase({ ...base, revision: saved.revision }),
  };
}

"use client";
import { useMemo } from "react";
import { isSameText, isText, useKeptEdit } from "@/components/edit/use-kept-edit";
import { readJson } from "@/server/domain/policy/json";
import { documentText } from "./document-text";
import type { PolicyDraft } from "./types";

/** Where a text stops being JSON, or says the same key twice; null where it does neither. */
export function syntaxFault(text: string): string | null {
  try {
    readJson(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The text of a draft while it is edited. */
export function useDocumentEdit(id: string, saved: Pick<PolicyDraft, "document" | "revision">) {
  const content = useMemo(() => documentText(saved.document), [saved.document]);
  const { edited: text, ...rest } = useKeptEdit<string>({
    key: `policy.${id}`,
    saved: { revision: saved.revision, content },
    isSame: isSameText,
    isContent: isText,
  });
  return { text, ...rest };
}

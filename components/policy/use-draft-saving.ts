"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useToday } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { saveDraftAction } from "@/server/actions/policy";
import { checkPolicy } from "@/server/domain/policy/check";
import { largestDocument } from "@/server/domain/policy/keepable";
import { documentText } from "./document-text";
import type { Check, PolicyDraft } from "./types";
import { syntaxFault, useDocumentEdit } from "./use-document-edit";

/** A draft while it is edited, as text or in forms: one document, one save. What others save meanwhile is never overwritten
 *  unseen. */
export function useDraftSaving(id: string, draft: PolicyDraft) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const words = useTranslations("findings.file");
  const edit = useDocumentEdit(id, draft);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  // Reading it takes a while where it is long, and much else draws this anew.
  const fault = useMemo(() => syntaxFault(edit.text), [edit.text]);
  const document = useMemo((): unknown => (fault === null ? JSON.parse(edit.text) : null), [edit.text, fault]);
  const base = useMemo((): unknown => (syntaxFault(edit.base) === null ? JSON.parse(edit.base) : null), [edit.base]);
  const today = useToday();
  const desk = useQuery(trpc.policy.deskFacts.queryOptions()).data?.data;
  const judged = useDeferredValue(document);
  // What was saved is judged by the server; what is typed by the browser, with the same facts of the desk once it has them.
  const typed = useMemo(
    (): Check | null => (edit.isDirty && judged !== null ? checkPolicy(judged, desk, today) : null),
    [edit.isDirty, judged, desk, today],
  );

  async function save() {
    setTried(true);
    if (busy || fault || edit.isBehind) return;
    // It would not even arrive whole.
    if (new Blob([edit.text]).size > largestDocument) return setFailure(words("tooLargeText"));
    setBusy(true);
    setFailure(null);
    const sent = edit.text;
    const result = await run(() => saveDraftAction(id, edit.revision, { json: sent }));
    if (result.ok) {
      edit.settle(result.value.revision, sent);
      setTried(false);
    } else if (result.error.code !== "conflict") setFailure(result.error.message);
    await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
    setBusy(false);
  }
  return {
    ...edit,
    /** The document as it is edited; null while its text is no JSON. */
    document,
    check: typed ?? draft.check,
    isTyped: typed !== null,
    /** What is typed is not judged yet: the check is of what stood before. */
    isJudging: edit.isDirty && document !== null && judged !== document,
    /** What of the desk the check knows; undefined until it has come. */
    desk,
    fault: isTried ? fault : null,
    /** Why the text is no JSON at the moment, whether or not somebody tried to save it. */
    syntax: fault,
    busy,
    failure,
    save,
    /** The document as it was when the edit began. */
    base,
    merge: (next: unknown) => edit.merge(documentText(next)),
    change: (next: unknown) => edit.edit(documentText(next)),
  };
}
export type DraftSaving = ReturnType<typeof useDraftSaving>;

"use client";
import { useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { toast } from "@/components/ui/toast-store";
import type { Edit, Refusal } from "@/server/domain/policy/graph/edits";

/** Why something cannot be done, as a sentence. */
export function useRefusalWords() {
  const t = useTranslations("canvas.refused");
  const outside = useTranslations("canvas.kind")("outOfScope");
  return useCallback(
    (refused: Refusal): string => {
      const named = (name: string) => (name === "outOfScope" ? outside : name);
      switch (refused.why) {
        case "ownsStill":
          return t("ownsStill", { team: refused.team, things: refused.things - 1, first: named(refused.first) });
        case "lastResortHere":
          return t("lastResortHere", { team: refused.team });
        case "startsHere":
          return t("startsHere", { team: refused.team, tier: refused.tier, first: named(refused.first) });
        case "nameTaken":
        case "badName":
          return t(refused.why, { name: refused.name });
        default:
          return t(refused.why);
      }
    },
    [t, outside],
  );
}

/** Carries out edits of the document one after the other, and says so where one is refused or took something with it. */
export function useEdits(step: () => void) {
  const t = useTranslations("canvas");
  const words = useRefusalWords();
  const form = useDocumentForm();
  const latest = useRef(form);
  latest.current = form;
  // Several edits of one moment build on each other, before the document comes back.
  const pending = useRef<{ base: unknown; document: unknown } | null>(null);
  return useCallback(
    (make: (document: unknown) => Edit): (Edit & { refused: null }) | null => {
      const { document, isReadOnly, set } = latest.current;
      if (isReadOnly) return null;
      const before = pending.current;
      const from = before !== null && before.base === document ? before.document : document;
      const edit = make(from);
      if (edit.refused) {
        toast({ title: words(edit.refused), tone: "warn" });
        return null;
      }
      if (edit.cleaned > 0) toast({ title: t("cleaned", { count: edit.cleaned }) });
      pending.current = { base: document, document: edit.document };
      step();
      set([], edit.document);
      return edit;
    },
    [step, words, t],
  );
}
export type RunEdit = ReturnType<typeof useEdits>;

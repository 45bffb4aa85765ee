"use client";
import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useTranslations } from "use-intl";
import type { AnyFailure, Outcome } from "./outcome";

/** Runs a server action so that it always ends in an answer. A lost connection becomes one; after a new build the page no
 *  longer knows its actions, so it loads again, which the drafts survive. */
export function useRunAction(): <T>(action: () => Promise<Outcome<T>>) => Promise<Outcome<T>> {
  const t = useTranslations("errors.action");
  const failure = (message: string): AnyFailure => ({
    ok: false,
    error: { code: "unavailable", message, field: null },
  });
  return async (action) => {
    try {
      return await action();
    } catch (error) {
      if (!unstable_isUnrecognizedActionError(error)) return failure(t("unreachable"));
      window.location.reload();
      return failure(t("newVersion"));
    }
  };
}

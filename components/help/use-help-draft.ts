"use client";
import { useEffect, useRef, useState } from "react";
import { emptyRequest, type HelpRequest } from "./request";
import type { Attempt } from "./sending";

const key = "baton.help";

interface Kept {
  request: HelpRequest;
  attempt: Attempt | null;
}

function read(): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Partial<Kept> | null;
    return kept?.request ? { request: { ...emptyRequest, ...kept.request }, attempt: kept.attempt ?? null } : null;
  } catch {
    return null;
  }
}
function write(kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(key, JSON.stringify(kept));
    else sessionStorage.removeItem(key);
  } catch {
    // full or switched off: the form works without
  }
}

/** The form's content, kept over errors and reloads in this tab, with the id of the last attempt to send it. */
export function useHelpDraft() {
  const [request, setRequest] = useState(emptyRequest);
  const attempt = useRef<Attempt | null>(null);
  useEffect(() => {
    const kept = read();
    if (!kept) return;
    attempt.current = kept.attempt;
    // What was typed before the page woke up is newer.
    setRequest((typed) => (Object.values(typed).some((one) => one !== "") ? typed : kept.request));
  }, []);
  return {
    request,
    change(part: Partial<HelpRequest>) {
      const next = { ...request, ...part };
      setRequest(next);
      write({ request: next, attempt: attempt.current });
    },
    attempt,
    rememberAttempt(next: Attempt) {
      attempt.current = next;
      write({ request, attempt: next });
    },
    forget: () => write(null),
  };
}

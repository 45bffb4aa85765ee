"use client";
import { useState } from "react";
import { type CallDraft, emptyCall } from "./call";

const key = "baton.call";

interface Kept {
  call: CallDraft;
  /** The last attempt to send it: the same content keeps its id, so that it is logged once. */
  attempt: { requestId: string; content: string } | null;
}

function read(): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Partial<Kept> | null;
    return { call: { ...emptyCall, ...kept?.call }, attempt: kept?.attempt ?? null };
  } catch {
    return { call: emptyCall, attempt: null };
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

/** A call being written down, kept over a failed send, a reload and a look elsewhere, in this tab. */
export function useCallDraft() {
  const [kept, setKept] = useState(read);
  const keep = (next: Kept) => {
    setKept(next);
    write(next);
  };
  return {
    call: kept.call,
    change: (part: Partial<CallDraft>) => keep({ ...kept, call: { ...kept.call, ...part } }),
    /** The id to send this content under. */
    requestIdFor(content: string): string {
      if (kept.attempt?.content === content) return kept.attempt.requestId;
      const attempt = { requestId: crypto.randomUUID(), content };
      keep({ ...kept, attempt });
      return attempt.requestId;
    },
    forget: () => write(null),
  };
}

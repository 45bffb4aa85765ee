"use client";
import { useState } from "react";

const read = (key: string): string => {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return ""; // storage may be switched off; then a draft lives as long as the page
  }
};

function write(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // full or switched off: typing must go on
  }
}

export const draftKey = (ticketId: string, kind: string) => `baton.draft.${kind}.${ticketId}`;
export const hasDraft = (key: string) => read(key) !== "";

/** Text that survives a failed send, a reload and a look at another ticket. Use it in parts that the browser alone draws. */
export function useDraft(key: string): [text: string, write: (text: string) => void] {
  const [text, setText] = useState(() => read(key));
  return [
    text,
    (next) => {
      setText(next);
      write(key, next);
    },
  ];
}

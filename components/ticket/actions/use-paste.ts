"use client";
import { type ClipboardEvent, useState } from "react";
import type { Uploads } from "@/components/attachments/use-uploads";
import { isTooLong, linesOf, pastedText } from "./pasted";

interface LongPaste {
  text: string;
  lines: number;
  /** Of the file that was made of it. */
  key: string;
  name: string;
  /** Where it would have stood. */
  at: number;
}

/** What is pasted comes as plain text; what is too long to be read there becomes a file, which can be taken back. */
export function usePaste(text: string, change: (text: string) => void, uploads: Uploads) {
  const [long, setLong] = useState<LongPaste | null>(null);
  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    // A table or a picture comes with its text as well: files are the drop zone's.
    if (event.clipboardData.files.length > 0) return;
    const pasted = pastedText(event.clipboardData);
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    if (isTooLong(pasted.text)) {
      event.preventDefault();
      const name = "pasted-text.txt";
      const [key] = uploads.add([new File([pasted.text], name, { type: "text/plain" })]);
      if (key) setLong({ text: pasted.text, lines: linesOf(pasted.text), key, name, at: from });
    } else if (pasted.isRead) {
      event.preventDefault();
      change(text.slice(0, from) + pasted.text + text.slice(to));
    }
  }
  return {
    onPaste,
    /** While its file is still attached. */
    long: long && uploads.items.some((one) => one.key === long.key) ? long : null,
    /** Into the text after all. */
    undo() {
      if (!long) return;
      uploads.remove(long.key);
      setLong(null);
      change(text.slice(0, long.at) + long.text + text.slice(long.at));
    },
  };
}

"use client";
import { useRef, useState } from "react";
import { useAwake } from "@/components/ui/use-awake";
import { readKept, writeKept } from "./kept-text";

export interface Saved<T> {
  revision: number;
  content: T;
}
interface Options<T> {
  /** Names the edit in the browser's storage: what it is and of which. */
  key: string;
  saved: Saved<T>;
  isSame: (a: T, b: T) => boolean;
  isContent: (x: unknown) => x is T;
}

export const isText = (x: unknown): x is string => typeof x === "string";
export const isSameText = (a: string, b: string): boolean => a === b;

/** Something that is edited and not saved yet. It survives a reload, and follows what others save as long as nothing was
 *  changed here; once something was, it says that it is behind and leaves the choice to the person. Nothing may be edited
 *  before it `isAwake`: until then it does not know what was kept. */
export function useKeptEdit<T>({ key, saved, isSame, isContent }: Options<T>) {
  const isAwake = useAwake();
  const [isRead, setRead] = useState(false);
  const [base, setBase] = useState<Saved<T>>({ revision: saved.revision, content: saved.content });
  const [edited, setEdited] = useState<T>(base.content);
  const latest = useRef(edited);
  latest.current = edited;
  const isDirty = !isSame(edited, base.content);
  const isBehind = saved.revision > base.revision;
  const theirs: Saved<T> = { revision: saved.revision, content: saved.content };

  const keep = (from: Saved<T>, text: T) =>
    writeKept(key, isSame(text, from.content) ? null : { revision: from.revision, base: from.content, edited: text });
  const rest = (next: Saved<T>) => {
    setBase(next);
    setEdited(next.content);
  };
  const settleOn = (next: Saved<T>) => {
    writeKept(key, null);
    rest(next);
  };
  // What was kept takes the place of what is saved in the parts that are there: drawn anew, they would lose a click or the
  // focus that they have got meanwhile.
  if (isAwake && !isRead) {
    setRead(true);
    const kept = readKept(key, isContent);
    if (kept) {
      setBase({ revision: kept.revision, content: kept.base });
      setEdited(kept.edited);
    }
  } else if (isBehind && !isDirty) rest(theirs);

  return {
    isAwake,
    edited,
    isDirty,
    isBehind: isBehind && isDirty,
    revision: base.revision,
    /** What the edit began from. */
    base: base.content,
    edit(next: T) {
      setEdited(next);
      keep(base, next);
    },
    /** `sent` was saved as this revision, stored as `stored`. What was typed meanwhile stays. */
    settle(revision: number, sent: T, stored: T = sent) {
      const next = { revision, content: stored };
      if (isSame(sent, latest.current)) return settleOn(next);
      setBase(next);
      keep(next, latest.current);
    },
    takeTheirs: () => settleOn(theirs),
    keepMine() {
      const next = { ...base, revision: saved.revision };
      setBase(next);
      keep(next, edited);
    },
    /** Goes on from what others saved, with this: both brought together. */
    merge(next: T) {
      setBase(theirs);
      setEdited(next);
      keep(theirs, next);
    },
    /** Back to what is saved. */
    undo: () => settleOn(base),
  };
}

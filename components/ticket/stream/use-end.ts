"use client";
import { useEffect, useRef, useState } from "react";

const nearPx = 80;
const isNearEnd = (box: HTMLElement) => box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;

/** Follows a stream that grows at its end. Who reads further up is not moved: they are told that something came. `isOwn`
 *  says that the newest one comes from this side, which one wants to see. */
export function useEnd(count: number, isOwn: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const wasNear = useRef(false);
  const seen = useRef(count);
  const [hasNew, setHasNew] = useState(false);
  const toEnd = () => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setHasNew(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a message that was added moves anything
  useEffect(() => {
    if (count > seen.current) {
      if (isOwn || wasNear.current) toEnd();
      else setHasNew(box.current !== null && !isNearEnd(box.current));
    }
    seen.current = count;
  }, [count]);
  const readsAbove = useRef(false);
  const top = useRef(0);
  const onScroll = () => {
    if (!box.current) return;
    wasNear.current = isNearEnd(box.current);
    if (wasNear.current) readsAbove.current = false;
    else if (box.current.scrollTop < top.current) readsAbove.current = true;
    top.current = box.current.scrollTop;
    if (wasNear.current) setHasNew(false);
  };
  /** The writer took room: the newest message comes above it, without motion, unless the reader went up to read. */
  const makeRoom = () => {
    if (!readsAbove.current) toEnd();
  };
  /** The stream or its box changed its size: who was at the end stays there. */
  const stay = () => {
    if (wasNear.current) toEnd();
  };
  return { box, onScroll, hasNew, toEnd, makeRoom, stay };
}

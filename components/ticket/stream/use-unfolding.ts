"use client";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useWhole, useWholeConversation } from "../detail/whole";
import { isMessageAnchor, messageAnchor } from "./anchor";
import type { FoldedStream, StreamEntry } from "./stream";

/** Whether the middle of a long stream is drawn: once it is asked for, or an address leads to what is not drawn. */
export function useUnfolding(drawn: Pick<FoldedStream, "head" | "tail">) {
  const [isWhole, setWhole] = useState(false);
  useWholeConversation(isWhole);
  const whole = useWhole();
  const outside = useRef(drawn);
  useEffect(() => {
    outside.current = drawn;
  });
  useEffect(() => {
    const leadsInside = () => {
      const { hash } = window.location;
      const { head, tail } = outside.current;
      const isHere = (one: StreamEntry) => one.kind === "message" && `#${messageAnchor(one.message.id)}` === hash;
      return isMessageAnchor(hash) && !head.some(isHere) && !tail.some(isHere);
    };
    if (leadsInside()) setWhole(true);
    // Drawn before whoever brings it into sight looks for it.
    const onHash = () => leadsInside() && flushSync(() => setWhole(true));
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  return {
    isWhole,
    /** What was left out is on its way. */
    isComing: isWhole && whole.isAsked,
    unfold() {
      // Again, where it did not come.
      if (isWhole) whole.ask();
      setWhole(true);
    },
  };
}

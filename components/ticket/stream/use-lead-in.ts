"use client";
import { useEffect, useRef } from "react";
import type { MessageView } from "../detail/types";
import { useWhole } from "../detail/whole";
import { isMessageAnchor, messageAnchor } from "./anchor";

/** Asks for the whole of a conversation where an address leads to a message that was left out. */
export function useLeadIn(messages: readonly MessageView[]): void {
  const whole = useWhole();
  const now = useRef({ messages, whole });
  useEffect(() => {
    now.current = { messages, whole };
  });
  useEffect(() => {
    const look = () => {
      const { hash } = window.location;
      const { isFolded, ask } = now.current.whole;
      const isHere = now.current.messages.some((one) => `#${messageAnchor(one.id)}` === hash);
      if (isFolded && isMessageAnchor(hash) && !isHere) ask();
    };
    look();
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, []);
}

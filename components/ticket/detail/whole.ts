"use client";
import { createContext, useContext, useEffect } from "react";

/** Asks for all of a long conversation, which comes folded at first. */
export const WholeConversation = createContext<() => void>(() => {});

/** For what has to know all that was said: asks for it as soon as it is on. */
export function useWholeConversation(isOn: boolean): void {
  const ask = useContext(WholeConversation);
  useEffect(() => {
    if (isOn) ask();
  }, [isOn, ask]);
}

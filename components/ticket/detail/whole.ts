"use client";
import { createContext, useContext, useEffect } from "react";

interface Whole {
  /** Messages were left out. */
  isFolded: boolean;
  /** They have been asked for, and did not fail to come. */
  isAsked: boolean;
  ask: () => void;
}
/** A long conversation comes folded at first. */
export const WholeConversation = createContext<Whole>({ isFolded: false, isAsked: false, ask: () => {} });

export const useWhole = (): Whole => useContext(WholeConversation);

/** For what has to know all that was said: asks for it, once, as soon as it is on. */
export function useWholeConversation(isOn: boolean): void {
  const { isFolded, isAsked, ask } = useWhole();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what failed to come is not asked for without end
  useEffect(() => {
    if (isOn && isFolded && !isAsked) ask();
  }, [isOn, isFolded]);
}

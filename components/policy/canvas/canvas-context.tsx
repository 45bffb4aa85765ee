"use client";
import { createContext, type KeyboardEvent, useContext } from "react";

/** What cards tell the canvas. Stable, so that no card is drawn anew for it. */
export interface CanvasActions {
  onKey(id: string, event: KeyboardEvent): void;
  onFocus(id: string): void;
  /** A card that was waited for, because it was out of sight. */
  mounted(id: string, element: HTMLElement): void;
  onFault(id: string): void;
}

const Context = createContext<CanvasActions | null>(null);
export const CanvasActionsProvider = Context.Provider;

export function useCanvasActions(): CanvasActions {
  const actions = useContext(Context);
  if (!actions) throw new Error("Cards belong on a canvas");
  return actions;
}

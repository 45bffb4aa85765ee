"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { Way } from "@/server/domain/policy/graph/way";

interface Lit {
  /** The way that is lit on the canvas; null = none. */
  way: Way | null;
  light: (way: Way | null) => void;
}

const Context = createContext<Lit>({ way: null, light: () => undefined });

/** One way is lit at a time, for the canvas and for what tells of it beside. */
export function LitProvider({ children }: { children: ReactNode }) {
  const [way, light] = useState<Way | null>(null);
  const lit = useMemo(() => ({ way, light }), [way]);
  return <Context value={lit}>{children}</Context>;
}

export const useLit = (): Lit => useContext(Context);

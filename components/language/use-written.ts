"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/provider";
import type { summariseTicketAction, Written } from "@/server/actions/language";

/** What there is to show: what was written, or why there is nothing, also when too much was asked for. */
type Shown = Written | { ok: false; why: "tooMany" };

/** The language model's name; null while there is none, and while it is not known yet. */
export function useLanguageModel(): string | null {
  const trpc = useTRPC();
  return (
    useQuery(trpc.language.model.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY })).data?.name ?? null
  );
}

/** Lets the language model write on demand. A lost connection counts as out of reach. */
export function useWritten(ask: () => ReturnType<typeof summariseTicketAction>) {
  const [isWriting, setWriting] = useState(false);
  const [written, setWritten] = useState<Shown | null>(null);
  const write = async () => {
    setWriting(true);
    try {
      const result = await ask();
      const why = !result.ok && result.error.code === "tooMany" ? "tooMany" : "unreachable";
      setWritten(result.ok ? result.value : { ok: false, why });
    } catch {
      setWritten({ ok: false, why: "unreachable" });
    } finally {
      setWriting(false);
    }
  };
  return { written, isWriting, write, clear: () => setWritten(null) };
}

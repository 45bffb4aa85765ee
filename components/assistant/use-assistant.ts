"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/provider";

/** Whether the assistant answers alone; undefined until it is known. It moves by itself. */
export function useAssistant() {
  const trpc = useTRPC();
  return useQuery(trpc.assistant.state.queryOptions()).data?.data;
}

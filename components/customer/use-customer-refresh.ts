"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/provider";

/** Fetches what a merge or split changed: people and the tickets that name them. */
export function useCustomerRefresh(): () => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [trpc.customers.pathKey(), trpc.tickets.pathKey(), trpc.inbox.pathKey()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
}

"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/provider";

/** Fetches what an action on a ticket changed, without waiting for the live connection to say so. */
export function useTicketRefresh(): (ticketId?: string) => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return (ticketId) =>
    Promise.all([
      ticketId && queries.invalidateQueries({ queryKey: trpc.tickets.byId.queryKey({ id: ticketId }) }),
      queries.invalidateQueries({ queryKey: trpc.inbox.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.me.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.escalations.pathKey() }),
    ]);
}

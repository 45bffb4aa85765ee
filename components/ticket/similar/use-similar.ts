"use client";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/components/trpc/provider";
import type { AppRouter } from "@/server/api/root";

export type Similar = inferRouterOutputs<AppRouter>["similar"]["forTicket"]["data"];
export type ResolvedTicket = Omit<Similar["tickets"][number], "why">;
export type WhySimilar = Similar["tickets"][number]["why"];

const buildingEveryMs = 3_000;
/** A known issue grows by other customers' tickets, which is no news about this one. */
const lookEveryMs = 30_000;

export function useSimilar(id: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.similar.forTicket.queryOptions(
      { id },
      {
        refetchInterval: (query) => {
          const found = query.state.data?.data;
          return found && (!found.isReady || found.unread > 0) ? buildingEveryMs : lookEveryMs;
        },
      },
    ),
  );
}

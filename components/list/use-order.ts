"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/provider";
import type { TicketAsk } from "@/server/domain/lists/ticketAsk";
import { changesOf, withPage } from "./held";

/** The numbers of the tickets that fit, in order. While the list is being read its order stands still: what comes in is counted
 *  and not shown, what leaves stays in its place and is marked, until `showNew`. */
export function useOrder(ask: TicketAsk, isHeld: boolean) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.lists.order.infiniteQueryOptions(ask, { getNextPageParam: (last) => last.data.next }),
  );
  const count = useQuery(trpc.lists.count.queryOptions(ask.filter));
  const key = JSON.stringify(ask);
  const pages = query.data?.pages;
  const latest = pages?.flatMap((p) => p.data.numbers) ?? [];
  const [held, setHeld] = useState<{ key: string; numbers: readonly number[] } | null>(null);

  // Decided while rendering, so that no frame shows an order that is about to be held, or has been let go.
  const isKnown = pages !== undefined && !query.isPlaceholderData;
  if (isHeld && isKnown && held?.key !== key) setHeld({ key, numbers: latest });
  if (!isHeld && held !== null) setHeld(null);

  const numbers = isHeld && held?.key === key ? held.numbers : latest;
  const isWhole = !query.hasNextPage;
  const { fresh, gone } = changesOf(numbers, latest, isWhole);
  /** The first `most` of what fits, loaded as far as that takes; null where that failed. */
  async function loadUpTo(most: number): Promise<number[] | null> {
    let all = [...numbers];
    let result: Pick<typeof query, "data" | "hasNextPage" | "isError" | "fetchNextPage"> = query;
    while (result.hasNextPage && all.length < most) {
      result = await result.fetchNextPage();
      if (result.isError) return null;
      all = withPage(all, result.data?.pages.at(-1)?.data.numbers ?? []);
    }
    setHeld((h) => h && { ...h, numbers: withPage(h.numbers, all) });
    return all.slice(0, most);
  }
  async function loadMore(): Promise<void> {
    if (!query.hasNextPage || query.isFetchingNextPage) return;
    const { data } = await query.fetchNextPage();
    const page = data?.pages.at(-1)?.data.numbers ?? [];
    setHeld((h) => h && { ...h, numbers: withPage(h.numbers, page) });
  }
  return {
    numbers,
    fresh,
    gone,
    isWhole,
    total: Math.max(count.data?.data ?? 0, numbers.length),
    isPending: !isKnown,
    error: query.error,
    loadMore,
    loadUpTo,
    retry: () => void query.refetch(),
    showNew: () => setHeld((h) => h && { ...h, numbers: latest }),
  };
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTRPC } from "@/components/trpc/provider";
import type { ListLine } from "./types";

/** Rows are asked for in steps of so many, so that scrolling by one asks for nothing. */
const step = 50;

/** The rows between two places of an order (the last one left out), by their numbers; undefined while one is on its way. What was
 *  seen before stays until it is known anew. While paused only rows that were never seen are taken in. `failed`: the query, where rows in view could not be read. */
export function useRows(numbers: readonly number[], from: number, to: number, isPaused: boolean) {
  const trpc = useTRPC();
  const known = useRef(new Map<number, ListLine>());
  const window = numbers.slice(Math.floor(from / step) * step, Math.ceil(to / step) * step);
  const query = useQuery(
    trpc.lists.rows.queryOptions({ numbers: window }, { enabled: window.length > 0, placeholderData: undefined }),
  );
  for (const line of query.data?.data ?? []) {
    if (!isPaused || !known.current.has(line.number)) known.current.set(line.number, line);
  }
  const lineOf = (number: number): ListLine | undefined => known.current.get(number);
  return { lineOf, failed: query.isError && !window.every((number) => known.current.has(number)) ? query : null };
}

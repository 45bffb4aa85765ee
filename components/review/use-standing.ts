"use client";
import { useMemo, useState } from "react";
import { nextOrder } from "./order";
import type { ReviewItem } from "./types";

const isSameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((x, i) => x === b[i]);

/** The drafts in the order in which they stand on screen, which new ones do not disturb. */
export function useStanding(items: readonly ReviewItem[]) {
  const ids = useMemo(() => items.map((one) => one.draftId), [items]);
  const [order, setOrder] = useState(ids);
  const next = nextOrder(order, ids);
  if (!isSameList(order, next.order)) setOrder(next.order);
  const byId = new Map(items.map((one) => [one.draftId, one]));
  return {
    standing: next.order.flatMap((id) => byId.get(id) ?? []),
    held: next.held.length,
    showNew: () => setOrder(ids),
  };
}

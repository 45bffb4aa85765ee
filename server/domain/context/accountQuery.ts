import type { Segment } from "../vocabulary";

/** How a list of accounts may be ordered. */
export const accountOrders = ["name", "value", "renewal", "churn", "volume", "open"] as const;
export type AccountOrder = (typeof accountOrders)[number];

export interface AccountQuery {
  search: string;
  segment: Segment | null;
  plan: string | null;
  order: AccountOrder;
  isDescending: boolean;
  /** From 1. */
  page: number;
}

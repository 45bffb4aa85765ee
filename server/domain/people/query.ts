import type { Role } from "../vocabulary";

/** `invited`: has not set a password yet; `disabled`: may not sign in any more, and stays in the history. */
export const personStates = ["active", "invited", "disabled"] as const;
export type PersonState = (typeof personStates)[number];

/** How a list of people may be ordered. */
export const personOrders = ["name", "role", "tier", "load", "presence"] as const;
export type PersonOrder = (typeof personOrders)[number];

export interface PeopleQuery {
  search: string;
  team: string | null;
  tier: number | null;
  role: Role | null;
  /** null = everybody who works here or is invited. */
  state: PersonState | null;
  order: PersonOrder;
  isDescending: boolean;
  /** From 1. */
  page: number;
}

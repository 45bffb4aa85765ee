import { type PeopleQuery, type PersonOrder, personOrders, personStates } from "@/server/domain/people/query";
import { roles } from "@/server/domain/vocabulary";

type Text = string | string[] | null | undefined;
const one = (text: Text): string | null => (Array.isArray(text) ? (text[0] ?? null) : (text ?? null));
const known = <T extends string>(list: readonly T[], text: string | null): T | null =>
  list.find((x) => x === text) ?? null;

/** Whoever has most to do first, everything else from the front. */
export const beginsDescending = (order: PersonOrder): boolean => order === "load";

/** The address's `q`, `team`, `tier`, `role`, `state`, `sort`, `dir` and `page` as what the list asks for; what it does not
 *  know it leaves out. */
export function peopleQueryOf(
  asked: Partial<Record<"q" | "team" | "tier" | "role" | "state" | "sort" | "dir" | "page", Text>>,
): PeopleQuery {
  const order = known(personOrders, one(asked.sort)) ?? "name";
  const dir = one(asked.dir);
  const tier = Number(one(asked.tier) ?? Number.NaN);
  const page = Number(one(asked.page) ?? 1);
  return {
    search: (one(asked.q) ?? "").slice(0, 200),
    team: one(asked.team)?.slice(0, 80) || null,
    tier: Number.isInteger(tier) && tier >= 1 && tier <= 9 ? tier : null,
    role: known(roles, one(asked.role)),
    state: known(personStates, one(asked.state)),
    order,
    isDescending: dir === "desc" || (dir !== "asc" && beginsDescending(order)),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

import { pageOf } from "@/components/ui/page-of";
import { type AccountOrder, type AccountQuery, accountOrders } from "@/server/domain/context/accountQuery";
import { segments } from "@/server/domain/vocabulary";

type Text = string | string[] | null | undefined;
const one = (text: Text): string | null => (Array.isArray(text) ? (text[0] ?? null) : (text ?? null));
const known = <T extends string>(list: readonly T[], text: string | null): T | null =>
  list.find((x) => x === text) ?? null;

/** Largest first, but names and renewals from the front. */
export const beginsDescending = (order: AccountOrder) => order !== "name" && order !== "renewal";

/** The address's `q`, `segment`, `plan`, `sort`, `dir` and `page` as what the list asks for; what it does not know it leaves
 *  out. */
export function filterOf(
  asked: Partial<Record<"q" | "segment" | "plan" | "sort" | "dir" | "page", Text>>,
): AccountQuery {
  const order = known(accountOrders, one(asked.sort)) ?? "name";
  const dir = one(asked.dir);
  return {
    search: (one(asked.q) ?? "").slice(0, 200),
    segment: known(segments, one(asked.segment)),
    plan: one(asked.plan)?.slice(0, 200) || null,
    order,
    isDescending: dir === "desc" || (dir !== "asc" && beginsDescending(order)),
    page: pageOf(asked.page),
  };
}

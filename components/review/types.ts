import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["review"];
export type ReviewItem = Outputs["list"]["data"][number];
export type Alternative = Outputs["alternatives"]["data"][number];
export type SettledDraft = Outputs["settled"]["data"][number];

/** Who reviews: the name that an approved draft is signed with. */
export interface Reviewer {
  id: string;
  name: string;
}

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["review"];
export type ReviewItem = Outputs["list"]["data"]["items"][number];
export type Alternative = Outputs["alternatives"]["data"][number];
export type SettledDraft = Outputs["settled"]["data"][number];

/** What is to be sent, and the article whose text it began with, or the language model that wrote it from articles. */
export interface Answer {
  body: string;
  article: Pick<ReviewItem["article"], "id" | "title">;
  writtenWith?: string;
}

/** Who reviews: the name that an approved draft is signed with. */
export interface Reviewer {
  id: string;
  name: string;
}

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["knowledge"];
export type ArticleList = Outputs["list"]["data"];
export type ArticleLine = ArticleList["articles"][number];
export type Article = Outputs["article"]["data"];
export type ArticleVersionLine = Article["versions"][number];
export type ArticleVersion = Outputs["version"]["data"];
export type IssueTypeName = Article["issueTypes"][number];

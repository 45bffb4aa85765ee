import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Replies = inferRouterOutputs<AppRouter>["knowledge"]["replies"]["data"];
export type SavedReply = Replies["replies"][number];
export type IssueType = Replies["issueTypes"][number];

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type List = inferRouterOutputs<AppRouter>["agents"]["list"]["data"];
export type AgentLine = List["agents"][number];
export type TeamName = List["teams"][number];

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type List = inferRouterOutputs<AppRouter>["agents"]["list"]["data"];
export type AgentLine = List["agents"][number];
/** Who looks, and what they may. */
export interface AgentsViewer {
  role: AgentLine["role"];
  teams: readonly string[];
  mayMove: boolean;
  mayChange: boolean;
}
export type TeamName = List["teams"][number];

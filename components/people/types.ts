import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["people"];
export type PersonLine = Outputs["list"]["data"][number];
export type PersonRow = Outputs["page"]["data"]["people"][number];
export type PersonDetail = Outputs["byId"]["data"];
export type PeopleChoices = Outputs["choices"]["data"];

/** Who looks, and what they may. */
export interface PeopleViewer {
  id: string;
  role: "agent" | "lead" | "admin";
  teams: readonly string[];
  mayInvite: boolean;
  mayChange: boolean;
  mayImport: boolean;
}

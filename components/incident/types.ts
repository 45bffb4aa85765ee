import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["incidents"];
export type IncidentLine = Outputs["list"]["data"][number];
export type OpenIncident = Outputs["open"]["data"][number];
export type IncidentTicket = Outputs["tickets"]["data"]["tickets"][number];
export type Choices = Outputs["choices"]["data"];

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["queues"];
export type Lane = Outputs["floor"]["data"]["assistant"];
export type LatestTicket = Outputs["latest"]["data"][number];
export type TicketLine = Outputs["tickets"]["data"]["tickets"][number];

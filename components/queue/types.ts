import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["queues"];
/** A line of any list of tickets. */
export type TicketLine = inferRouterOutputs<AppRouter>["lists"]["rows"]["data"][number];
export type Lane = Outputs["floor"]["data"]["assistant"];
export type LatestTicket = Outputs["latest"]["data"][number];

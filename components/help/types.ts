import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** What the customer may see of their ticket, as the api answers it. */
export type TrackedTicket = inferRouterOutputs<AppRouter>["help"]["track"]["data"];
export type TrackedMessage = TrackedTicket["messages"][number];

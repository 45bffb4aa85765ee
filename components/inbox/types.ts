import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** What one person owes, as the api answers it. */
export type Inbox = inferRouterOutputs<AppRouter>["inbox"]["mine"]["data"];
export type InboxOffer = Inbox["offers"][number];
export type InboxTicket = Inbox["tickets"][number];

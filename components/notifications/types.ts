import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** Something a person was told, as the api answers it. */
export type Notification = inferRouterOutputs<AppRouter>["notifications"]["mine"]["data"]["items"][number];

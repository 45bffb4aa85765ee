import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** Somebody of the made-up desk, as the api answers. */
export type DemoPerson = NonNullable<inferRouterOutputs<AppRouter>["demo"]["desk"]>[number];

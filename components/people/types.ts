import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

export type PersonLine = inferRouterOutputs<AppRouter>["people"]["list"]["data"][number];

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

export type DeliveryList = inferRouterOutputs<AppRouter>["deliveries"]["list"]["data"];
export type DeliveryLine = DeliveryList["lines"][number];

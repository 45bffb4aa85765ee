import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["now"];
export type Item = Outputs["attention"]["data"]["items"][number];
export type Forecast = Outputs["attention"]["data"]["forecast"];
export type Note = Outputs["notes"]["data"][number];
export type Override = Outputs["overrides"]["data"][number];

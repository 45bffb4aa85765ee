import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["accounts"];
export type AccountLine = Outputs["list"]["data"]["accounts"][number];
export type Account = Outputs["byId"]["data"];
export type Fact = Account["facts"][number];
export type Usage = Account["usage"][number];
export type Style = Account["people"][number]["style"];

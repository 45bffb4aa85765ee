import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Lists = inferRouterOutputs<AppRouter>["patterns"];
export type PatternList = Lists["list"]["data"];
export type Pattern = PatternList["patterns"][number];
export type PatternTicket = Lists["tickets"]["data"]["lines"][number];

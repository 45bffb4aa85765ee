import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["history"];
export type HistoryOverview = Outputs["overview"]["data"];
export type HistorySource = HistoryOverview["sources"][number];
export type HistoryImport = HistoryOverview["imports"][number];
export type HistoryPreview = Outputs["preview"];

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["lists"];
export type ListLine = Outputs["rows"]["data"][number];
export type Choices = Outputs["choices"]["data"];
export type SavedView = Outputs["views"]["data"][number];
export type GivePerson = Outputs["people"]["data"]["people"][number];

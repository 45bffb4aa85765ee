import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

export type Overview = inferRouterOutputs<AppRouter>["learning"]["overview"]["data"];
export type Diagnosis = NonNullable<NonNullable<Overview["model"]>["diagnosis"]>;
export type Confusion = Diagnosis["confusions"][number];
export type TrainingLine = Overview["trainings"][number];
export type CorrectionLine = inferRouterOutputs<AppRouter>["learning"]["corrections"]["data"]["corrections"][number];

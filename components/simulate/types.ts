import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["simulations"];
export type SimulationLine = Outputs["list"]["data"][number];
export type SimulationChoices = Outputs["choices"]["data"];
export type SimulationView = Outputs["byId"]["data"];
export type DraftSimulation = NonNullable<Outputs["ofDraft"]["data"]>;
export type SimulationResult = NonNullable<SimulationView["result"]>;
export type SimulationNames = SimulationView["names"];
export type MeasureRow = SimulationResult["rows"][number];
export type DifferingTicket = Outputs["tickets"]["data"]["tickets"][number];

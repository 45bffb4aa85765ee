import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["customers"];
export type CustomerLine = Outputs["list"]["data"]["customers"][number];
export type Customer = Outputs["byId"]["data"];
export type Address = Customer["addresses"][number];
export type CustomerTicket = Customer["tickets"][number];
export type CustomerEvent = Customer["history"][number];
export type Conflict = Customer["conflicts"][number];

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";
import type { Role } from "@/server/domain/vocabulary";

/** Everything one ticket's page shows, as the api answers it. */
export type TicketDetail = inferRouterOutputs<AppRouter>["tickets"]["byId"]["data"];
export type MessageView = TicketDetail["messages"][number];
export type HandoffView = TicketDetail["handoffs"][number];
export type DecisionView = NonNullable<TicketDetail["decision"]>;

/** Who is looking. */
export interface Viewer {
  id: string;
  role: Role;
}

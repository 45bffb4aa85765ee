import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** What burns and who holds it, as the api answers it. */
export type EscalationLists = inferRouterOutputs<AppRouter>["escalations"]["list"]["data"];
export type EscalatedTicket = EscalationLists["escalated"][number];
export type WaitingApproval = EscalationLists["approvals"][number];
export type TicketLine = EscalatedTicket["ticket"];

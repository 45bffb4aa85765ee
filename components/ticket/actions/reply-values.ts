import type { VariableValues } from "@/server/domain/knowledge/variables";
import type { TicketDetail } from "../detail/types";

/** What a text that is put into a reply may call by its variables. */
export const replyValues = (detail: TicketDetail, writerId: string): VariableValues => ({
  "customer.name": detail.customer.name,
  "ticket.number": String(detail.number),
  "agent.name": detail.names[writerId] ?? null,
  "desk.name": detail.deskName,
});

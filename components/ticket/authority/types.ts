import type { TicketDetail } from "../detail/types";

/** A request for approval, as the api answers it. */
export type Approval = TicketDetail["approvals"][number];

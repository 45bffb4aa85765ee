import { z } from "zod";
import { requireKey } from "../../auth/apiKey";
import { loadTicketDetail } from "../../db/views/ticketDetail";
import { BatonError } from "../../errors";
import { respond } from "./respond";
import { ticketResource } from "./ticketResource";

/** One ticket: disposition with its reasons, queue, holder, clocks. */
export function getTicket(request: Request, id: string): Promise<Response> {
  return respond(async () => {
    await requireKey(request.headers.get("authorization"), "tickets:read");
    const detail = z.uuid().safeParse(id).success ? await loadTicketDetail(id) : null;
    if (!detail) throw new BatonError("notFound", "There is no such ticket.", "id");
    return Response.json(ticketResource(detail));
  });
}

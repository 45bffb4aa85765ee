import { z } from "zod";
import { respond } from "@/server/api/rest/respond";
import { ticketResource } from "@/server/api/rest/ticketResource";
import { requireKey } from "@/server/auth/apiKey";
import { loadTicketDetail } from "@/server/db/views/ticketDetail";
import { BatonError } from "@/server/errors";

export const dynamic = "force-dynamic";

/** One ticket: disposition with its reasons, queue, holder, clocks. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(async () => {
    await requireKey(request.headers.get("authorization"), "tickets:read");
    const { id } = await params;
    const detail = z.uuid().safeParse(id).success ? await loadTicketDetail(id) : null;
    if (!detail) throw new BatonError("notFound", "There is no such ticket.", "id");
    return Response.json(ticketResource(detail));
  });
}

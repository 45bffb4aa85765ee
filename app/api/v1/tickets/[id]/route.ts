import { getTicket } from "@/server/api/rest/tickets";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return getTicket(request, (await params).id);
}

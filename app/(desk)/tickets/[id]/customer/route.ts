import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { toPublicError } from "@/server/errors";
import { trackUrl } from "@/server/links";

/** The customer's own page of a ticket: a browser is sent there, a script gets the address to copy. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { data } = await createCaller(await createContext()).tickets.byId({ id: (await params).id });
    const url = trackUrl(data.ticket.id, data.linkVersion);
    const isPage = request.headers.get("accept")?.includes("text/html");
    const headers = { "cache-control": "no-store" };
    return isPage
      ? new Response(null, { status: 303, headers: { ...headers, location: url } })
      : new Response(url, { headers: { ...headers, "content-type": "text/plain; charset=utf-8" } });
  } catch (error) {
    const known = toPublicError(error instanceof Error && error.cause ? error.cause : error);
    return new Response(known.message, { status: known.status });
  }
}

import { z } from "zod";
import { signsOfLife } from "@/server/commands/presence/signsOfLife";

/** A browser's answer on its live connection: that connection's id, which nobody else knows, and nothing in return. */
export async function POST(request: Request): Promise<Response> {
  const id = z.uuid().safeParse((await request.text()).slice(0, 64));
  if (!id.success) return new Response(null, { status: 400 });
  signsOfLife().hear(id.data);
  return new Response(null, { status: 204 });
}

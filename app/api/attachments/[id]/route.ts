import { getAttachment } from "@/server/api/rest/downloads";

export const dynamic = "force-dynamic";
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return getAttachment(request, (await params).id);
}

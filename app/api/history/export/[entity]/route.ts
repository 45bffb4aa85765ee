import { getExport } from "@/server/api/rest/history";

export const dynamic = "force-dynamic";
export async function GET(request: Request, { params }: { params: Promise<{ entity: string }> }) {
  return getExport(request, (await params).entity);
}

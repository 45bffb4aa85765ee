import { getPatternCsv } from "@/server/api/rest/patternCsv";

export const dynamic = "force-dynamic";
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return getPatternCsv((await params).id);
}

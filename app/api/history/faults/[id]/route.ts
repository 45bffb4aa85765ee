import { getFaults } from "@/server/api/rest/history";

export const dynamic = "force-dynamic";
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  return getFaults((await params).id);
}

import { putAccount } from "@/server/api/rest/accounts";

export const dynamic = "force-dynamic";

export async function PUT(
  request: Request,
  { params }: { params: Promise<{ externalId: string }> },
): Promise<Response> {
  return putAccount(request, (await params).externalId);
}

import { postUsage } from "@/server/api/rest/accounts";

export const dynamic = "force-dynamic";
export const POST = postUsage;

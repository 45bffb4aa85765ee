import { getHealth } from "@/server/api/rest/health";

export const dynamic = "force-dynamic";
export const GET = getHealth;

import { getMetrics } from "@/server/api/rest/metrics";

export const dynamic = "force-dynamic";
export const GET = getMetrics;

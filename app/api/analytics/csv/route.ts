import { getAnalyticsCsv } from "@/server/api/rest/analyticsCsv";

export const dynamic = "force-dynamic";
export const GET = getAnalyticsCsv;

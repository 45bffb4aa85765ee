import { checkHealth } from "../../db/health";

/** 200 while the desk can serve, 503 with the reason otherwise. */
export async function getHealth(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}

import { postMessage } from "@/server/api/rest/messages";

export const dynamic = "force-dynamic";
export const POST = postMessage;

import { postCall } from "@/server/api/rest/phone";

export const dynamic = "force-dynamic";
export const POST = postCall;

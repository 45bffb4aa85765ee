import { postAttachment } from "@/server/api/rest/uploads";

export const dynamic = "force-dynamic";
export const POST = postAttachment;

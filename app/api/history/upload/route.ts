import { postHistoryFile } from "@/server/api/rest/history";

export const dynamic = "force-dynamic";
export const POST = postHistoryFile;

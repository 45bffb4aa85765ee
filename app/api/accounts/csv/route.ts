import { postAccountCsv } from "@/server/api/rest/accountCsv";

export const dynamic = "force-dynamic";
export const POST = postAccountCsv;

import { postPeopleCsv } from "@/server/api/rest/peopleCsv";

export const dynamic = "force-dynamic";
export const POST = postPeopleCsv;

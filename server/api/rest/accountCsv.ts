import { spend } from "../../auth/limits";
import { requirePerson } from "../../auth/session";
import { maxCsvBytes, tooLargeCsv } from "../../channels/accountCsv";
import { importCsv, planCsv, previewCsv } from "../../commands/accounts/importCsv";
import { syncTime } from "../../db/time";
import { BatonError } from "../../errors";
import { parseJson, readBytes, respond } from "./respond";

/** A file of accounts by step: `preview` reads it, `plan` is a dry run, `import` keeps it. The file comes with each step, so that
 *  nothing of it is kept in between. */
export function postAccountCsv(request: Request): Promise<Response> {
  return respond(async () => {
    const person = await requirePerson("accounts.import");
    await spend("accountCsv", person.id);
    const query = new URL(request.url).searchParams;
    const bytes = await readBytes(request, maxCsvBytes, tooLargeCsv);
    const step = query.get("step");
    if (step === "preview") return Response.json(previewCsv(bytes));
    const choice = parseJson(query.get("choice") ?? "{}");
    if (step === "plan") return Response.json(await planCsv(bytes, choice));
    if (step === "import") return Response.json(await importCsv(bytes, choice, person.id, await syncTime()));
    throw new BatonError("badInput", "step must be preview, plan or import", "step");
  });
}

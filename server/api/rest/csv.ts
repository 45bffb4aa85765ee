import { type LimitName, spend } from "../../auth/limits";
import type { Permission } from "../../auth/permissions";
import { requirePerson } from "../../auth/session";
import { maxCsvBytes, tooLargeCsv } from "../../channels/csv";
import { requestImport } from "../../commands/imports/requestImport";
import type { ImportKind } from "../../domain/csv/fileImport";
import { BatonError } from "../../errors";
import { parseJson, readBytes, respond } from "./respond";

/** What is done with a file of a kind at each step. `choice` is what the person chose, as it came. */
interface Steps {
  kind: ImportKind;
  permission: Permission;
  limit: LimitName;
  preview(bytes: Uint8Array): unknown;
  plan(bytes: Uint8Array, choice: unknown): Promise<unknown>;
}

/** A file by step: `preview` reads it, `plan` is a dry run, and `import` puts it in line for a worker, which answers 202 with the
 *  import's id; how it goes on is read from the router of imports. The file comes with each step, so that nothing of it is
 *  kept before that. */
export const postCsv = (request: Request, steps: Steps): Promise<Response> =>
  respond(async () => {
    const person = await requirePerson(steps.permission);
    await spend(steps.limit, person.id);
    const query = new URL(request.url).searchParams;
    const bytes = await readBytes(request, maxCsvBytes, tooLargeCsv);
    const step = query.get("step");
    if (step === "preview") return Response.json(steps.preview(bytes));
    const choice = parseJson(query.get("choice") ?? "{}");
    if (step === "plan") return Response.json(await steps.plan(bytes, choice));
    if (step === "import") {
      return Response.json(await requestImport(steps.kind, bytes, choice, person.id), { status: 202 });
    }
    throw new BatonError("badInput", "step must be preview, plan or import", "step");
  });

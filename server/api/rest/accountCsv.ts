import { importCsv, planCsv, previewCsv } from "../../commands/accounts/importCsv";
import { syncTime } from "../../db/time";
import { postCsv } from "./csv";

/** A file of accounts. */
export const postAccountCsv = (request: Request): Promise<Response> =>
  postCsv(request, {
    permission: "accounts.import",
    limit: "accountCsv",
    preview: previewCsv,
    plan: (bytes, choice) => planCsv(bytes, choice),
    run: async (bytes, choice, person) => importCsv(bytes, choice, person.id, await syncTime()),
  });

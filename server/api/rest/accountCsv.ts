import { planCsv, previewCsv } from "../../commands/accounts/importCsv";
import { postCsv } from "./csv";

/** A file of accounts. */
export const postAccountCsv = (request: Request): Promise<Response> =>
  postCsv(request, {
    kind: "accounts",
    permission: "accounts.import",
    limit: "accountCsv",
    preview: previewCsv,
    plan: planCsv,
  });

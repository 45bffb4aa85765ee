import { planPeople, previewPeople } from "../../commands/people/importPeople";
import { postCsv } from "./csv";

/** A file of people. */
export const postPeopleCsv = (request: Request): Promise<Response> =>
  postCsv(request, {
    kind: "people",
    permission: "people.import",
    limit: "peopleCsv",
    preview: previewPeople,
    plan: planPeople,
  });

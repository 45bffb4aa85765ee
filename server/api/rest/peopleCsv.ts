import { importPeople, planPeople, previewPeople } from "../../commands/people/importPeople";
import { postCsv } from "./csv";

/** A file of people. */
export const postPeopleCsv = (request: Request): Promise<Response> =>
  postCsv(request, {
    permission: "people.import",
    limit: "peopleCsv",
    preview: previewPeople,
    plan: (bytes, choice) => planPeople(bytes, choice),
    run: (bytes, choice, person) => importPeople(bytes, choice, person),
  });

import { expect, it } from "vitest";
import { fieldsOf, matchOf } from "./match-fields";

type Detail = Parameters<typeof fieldsOf>[0];
const span = { start: 0, end: 1 };
const detail = (understanding: unknown) =>
  ({ ticket: { issueType: "sign-in" }, decision: { facts: { understanding } } }) as Detail;

it("an incident that is declared from a ticket begins with what is known of that", () => {
  const read = detail({
    entities: { features: ["sso", "exports"], references: [] },
    errorSignatures: [
      { hash: "e1", span },
      { hash: "e2", span },
    ],
  });
  expect(fieldsOf(read)).toEqual({ issueType: "sign-in", feature: "sso", error: "e1", words: "" });
  expect(matchOf(fieldsOf(read))).toEqual({ issueTypes: ["sign-in"], features: ["sso"], errors: ["e1"], words: [] });
});

it.each([
  ["names nothing", detail({ errorSignatures: [] })],
  ["could not be read", detail(null)],
  ["has no decision", { ...detail(null), decision: null }],
])("of a ticket that %s only the type is known", (_, one) => {
  expect(fieldsOf(one)).toEqual({ issueType: "sign-in", feature: null, error: null, words: "" });
});

it("words stand between commas, each once", () => {
  expect(matchOf({ issueType: null, feature: null, error: null, words: " 503, , timed out ,503" })).toEqual({
    ...{ issueTypes: [], features: [], errors: [] },
    words: ["503", "timed out"],
  });
});

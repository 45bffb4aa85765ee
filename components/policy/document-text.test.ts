import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentText } from "./document-text";

describe("documentText", () => {
  it("puts what names a thing first, and short lists in one line", () => {
    const text = documentText({
      sla: { warnAt: [0.5, 0.75] },
      name: "Desk",
      schemaVersion: 1,
      teams: [{ tiers: [1, 2], id: "a" }],
    });
    expect(text).toBe(`{
  "schemaVersion": 1,
  "name": "Desk",
  "teams": [
    {
      "id": "a",
      "tiers": [1, 2]
    }
  ],
  "sla": {
    "warnAt": [0.5, 0.75]
  }
}`);
  });
  it("never changes what a document says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(documentText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { historyMapping } from "@/server/domain/history/mapping";
import { compileReader } from "@/server/domain/history/rows";
import { faultOnScreen, fieldOfPath } from "./fault-words";
import { formOf, mappingOf } from "./form";

const labels: Record<string, string> = {
  ...{ key: "Ticket", at: "Event happened", owner: "Team that owns it", createdAt: "Created", formats: "Date formats" },
  ...{ timezone: "Time zone", delimiter: "Columns are parted by", tierPattern: "Pattern of the tier", source: "Name" },
};
const labelOf = (field: string) => labels[field] ?? `?${field}`;
const guess = { columns: { key: "id", at: "when", owner: "group" }, formats: ["iso"] };
const form = formOf("log.csv", ",", guess);
/** As the server says the first fault. */
const refused = (change: Partial<typeof form>) => {
  const issue = historyMapping.safeParse(mappingOf({ ...form, ...change })).error!.issues[0]!;
  return faultOnScreen(issue.message, issue.path.join("."), labelOf);
};
const ofFile = (headers: string[], change: Partial<typeof form> = {}) => {
  const fault = compileReader(historyMapping.parse(mappingOf({ ...form, ...change })), headers);
  if (!("message" in fault)) throw new Error("Nothing is wrong with it.");
  return faultOnScreen(fault.message, fault.field, labelOf);
};

describe("a fault in the words of the form", () => {
  it.each([
    ["a column that nobody chose", refused({ key: "" }), "“Ticket”: the column's name is empty"],
    ["an event without its time", refused({ at: "" }), "“Event happened” is missing: which column says when"],
    ["a team without a column", refused({ owner: "" }), "“Team that owns it”: the column's name is empty"],
    ["no such zone", refused({ timezone: "Mars" }), "“Time zone”: there is no time zone Mars"],
    ["a pattern", refused({ tier: "group", tierPattern: "(a+)+" }), "“Pattern of the tier” repeats a group"],
    ["no such format", refused({ formats: "QQ" }), "“Date formats”: "],
    [
      "a column that the file has not",
      ofFile(["id", "when", "team"]),
      "“Team that owns it”: the file has no column group",
    ],
    ["two columns of a name", ofFile(["id", "id", "when", "group"]), "“Ticket”: the file has two columns id"],
    [
      "another delimiter",
      ofFile(["id;when;group"]),
      "seem to be parted by “;”: choose that in “Columns are parted by”",
    ],
  ])("%s", (_, told, words) => {
    expect(told).toContain(words);
    expect(told).not.toMatch(/\?\w|\b(?:column|formats)\b:|owner\.|at\./);
  });
  it("stays as it is where it is of no field", () => {
    expect(faultOnScreen("This file is not held any more.", "id", labelOf)).toBe("This file is not held any more.");
    expect(faultOnScreen("It broke off.", null, labelOf)).toBe("It broke off.");
    expect(fieldOfPath("ownership")).toBeNull();
  });
});

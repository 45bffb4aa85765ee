import { describe, expect, it } from "vitest";
import { historyMapping } from "@/server/domain/history/mapping";
import { betterDelimiter, formOf, mappingOf } from "./form";

const guess = {
  columns: { key: "number", at: "changed", owner: "group", createdAt: "opened", order: "n", activity: "activity" },
  formats: ["d/M/yyyy HH:mm"],
};

describe("a mapping that is chosen on screen", () => {
  it("begins with what the file seems to say, and is one", () => {
    const form = formOf("incidents-1000.csv.gz", ",", guess);
    const mapping = mappingOf(form);
    expect(mapping).toEqual({
      ...{ source: "incidents-1000", rowIs: "event", delimiter: ",", missing: ["?"], timezone: "UTC", eventId: null },
      key: "number",
      order: [{ column: "n", as: "number" }, "row"],
      at: { column: "changed", formats: ["d/M/yyyy HH:mm"] },
      owner: { column: "group" },
      createdAt: { column: "opened", formats: ["d/M/yyyy HH:mm"] },
    });
    expect(historyMapping.safeParse(mapping).success).toBe(true);
  });

  it("says activities, a pattern and the first event", () => {
    const form = {
      ...formOf("log.csv", ";", guess),
      ...{ createdAt: "", ownerWhen: "Assigned | Taken", resolvedWhere: "Done", reopenedWhere: "Reopened" },
      ...{ tier: "group", tierPattern: "L(\\d)", tierDefault: "1", person: "who", formats: "iso | dd.MM.yyyy" },
    };
    expect(historyMapping.parse(mappingOf(form))).toMatchObject({
      owner: { when: { column: "activity", in: ["Assigned", "Taken"] } },
      createdAt: { firstEvent: true },
      resolvedAt: { lastEventWhere: { column: "activity", in: ["Done"] } },
      reopened: { eventAfterResolvedWhere: { column: "activity", in: ["Reopened"] } },
      tier: { column: "group", pattern: "L(\\d)", default: 1 },
      person: { column: "who" },
      at: { formats: ["iso", "dd.MM.yyyy"] },
    });
  });

  it("without a column is refused by its field", () => {
    const issue = historyMapping.safeParse(mappingOf({ ...formOf("log.csv", ",", guess), key: "" })).error!.issues[0]!;
    expect(issue.path).toEqual(["key"]);
  });
});

describe("a line in one column", () => {
  it.each([
    [["Case;Stamp;Group"], ",", "semicolon"],
    [["Case\tStamp"], ",", "tab"],
    [["Case|Stamp|Group"], ";", "bar"],
    [["Case,Stamp"], "|", "comma"],
    [["Case"], ",", null],
    [["Case,Stamp"], ",", null],
    [["Case;a", "Stamp"], ",", null],
    [[], ",", null],
  ])("%j read by %j seems to be parted by %s", (headers, delimiter, seems) => {
    expect(betterDelimiter(headers, delimiter)).toBe(seems);
  });
});

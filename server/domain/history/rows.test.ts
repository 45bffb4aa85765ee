import { describe, expect, it } from "vitest";
import { type HistoryMappingInput, historyMapping } from "./mapping";
import { compileReader, type HistoryRow, type RowReader } from "./rows";

const base: HistoryMappingInput = {
  source: "log",
  rowIs: "event",
  key: "id",
  missing: ["?"],
  at: { column: "when", formats: ["iso"] },
  owner: { column: "team" },
};
const headers = ["id", " when ", "team", "activity", "n", "created", "done"];
const reader = (change: Partial<HistoryMappingInput> = {}, of: string[] = headers) =>
  compileReader(historyMapping.parse({ ...base, ...change }), of) as RowReader;
const read = (change: Partial<HistoryMappingInput>, ...cells: string[]) => reader(change).read(cells) as HistoryRow;

describe("a row", () => {
  it("is trimmed; what is missing says nothing", () => {
    const row = read({}, " 7 ", "2024-01-01", " A ", "", "", "", "");
    expect(row).toMatchObject({
      key: "7",
      at: Date.UTC(2024, 0, 1),
      owner: "A",
      tier: null,
      sort: null,
      eventId: null,
    });
    expect(read({}, "7", "2024-01-01", "?", "", "", "", "").owner).toBeNull();
  });

  it("assigns only where the mapping says so, and only then names a tier", () => {
    const change: Partial<HistoryMappingInput> = {
      owner: { column: "team", when: { column: "activity", in: ["Assigned"] } },
      tier: { column: "team", pattern: "L(\\d)", default: 1 },
    };
    expect(read(change, "7", "2024-01-01", "Ops L3", "Commented", "", "", "")).toMatchObject({
      owner: null,
      tier: null,
    });
    expect(read(change, "7", "2024-01-01", "Ops L3", "Assigned", "", "", "")).toMatchObject({
      owner: "Ops L3",
      tier: 3,
    });
    expect(read(change, "7", "2024-01-01", "Desk", "Assigned", "", "", "")).toMatchObject({ owner: "Desk", tier: 1 });
  });

  it("of a team that was renamed counts as the mapping says", () => {
    const change = { owner: { column: "team", rename: { "Old name": "New name" } } };
    expect(read(change, "7", "2024-01-01", "Old name", "", "", "", "").owner).toBe("New name");
  });

  it("has its order, its instants and whether it reopens", () => {
    const change: Partial<HistoryMappingInput> = {
      order: [{ column: "n", as: "number" }, { column: "team" }, "row"],
      createdAt: { column: "created", formats: ["d.M.yyyy"] },
      resolvedAt: { column: "done", formats: ["d.M.yyyy"] },
      reopened: { column: "n", above: 1 },
    };
    expect(read(change, "7", "2024-01-01", "A", "", "2", "1.2.2024", "?")).toMatchObject({
      ...{ sort: [2, "A"], createdAt: Date.UTC(2024, 1, 1), resolvedAt: null, isReopened: true },
    });
    expect(read(change, "7", "2024-01-01", "?", "", "", "", "")).toMatchObject({
      sort: [null, null],
      isReopened: false,
    });
    expect(read({ eventId: "n" }, "7", "2024-01-01", "", "", "12", "", "")).toMatchObject({ eventId: "12", sort: 12 });
  });

  it("of a log with one row for each ticket is that ticket's only one", () => {
    const change: Partial<HistoryMappingInput> = {
      ...{ rowIs: "ticket", at: undefined, createdAt: { column: "created", formats: ["iso"] } },
    };
    expect(read(change, "7", "", "A", "", "", "2024-02-01", "")).toMatchObject({
      ...{ eventId: "ticket", at: Date.UTC(2024, 1, 1), createdAt: Date.UTC(2024, 1, 1) },
    });
  });

  it.each([
    ["missingKey", {}, ["?", "2024-01-01", "A", "", "", "", ""], false],
    ["missingAt", {}, ["7", "", "A", "", "", "", ""], false],
    ["badAt", {}, ["7", "32.1.2024", "A", "", "", "", ""], false],
    [
      "badCreatedAt",
      { createdAt: { column: "created", formats: ["iso"] } },
      ["7", "2024-01-01", "", "", "", "x", ""],
      false,
    ],
    [
      "badResolvedAt",
      { resolvedAt: { column: "done", formats: ["iso"] } },
      ["7", "2024-01-01", "", "", "", "", "x"],
      false,
    ],
    [
      "badOrder",
      { order: [{ column: "n", as: "number" as const }] },
      ["7", "2024-01-01", "", "", "two", "", ""],
      false,
    ],
    ["tooManyCells", {}, ["7", "2024-01-01", "A", "", "", "", "", "more"], false],
    ["cutOff", {}, ["7", "2024-01-01"], true],
  ])("is left out for %s", (reason, change, cells, isLast) => {
    expect(reader(change as object).read(cells, isLast)).toMatchObject({ reason });
  });

  it("may lack its last cells, or have empty ones too many", () => {
    expect(reader().read(["7", "2024-01-01"])).toMatchObject({ key: "7", owner: null });
    expect(reader().read(["7", "2024-01-01", "A", "", "", "", "", "", ""])).toMatchObject({ owner: "A" });
  });
});

describe("a header", () => {
  it.each([
    [["id", "when"], "owner.column", "no column team. It has id, when"],
    [["id;when;team"], "key", "“;”: put that into delimiter"],
    [["Id", "when", "team"], "key", "no column id, but Id"],
    [["id", "when", "team", "id"], "key", "two columns id"],
  ])("%j does not fit: the mapping's field is named", (of, field, words) => {
    const fault = compileReader(historyMapping.parse(base), of) as { field: string; message: string };
    expect(fault.field).toBe(field);
    expect(fault.message).toContain(words);
  });

  it("of a thousand columns is read", () => {
    const wide = Array.from({ length: 1000 }, (_, i) => `column ${i}`);
    const change = { key: "column 0", at: { column: "column 500", formats: ["iso"] }, owner: { column: "column 999" } };
    const cells = wide.map((_, i) => (i === 500 ? "2024-01-01" : `value ${i}`));
    expect(reader(change, wide).read(cells)).toMatchObject({ key: "value 0", owner: "value 999" });
  });
});

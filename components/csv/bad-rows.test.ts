import { expect, it } from "vitest";
import { badRowsCsv } from "./bad-rows";

it("keeps quotes and makes formulas inert", () => {
  const rows = [{ line: 3, field: "ARR", value: '=HYPERLINK("x")', message: 'is "no" amount' }];
  expect(badRowsCsv(rows, ["Line", "Field", "Found", "Remedy"])).toBe(
    '\uFEFF"Line","Field","Found","Remedy"\r\n"3","ARR","\'=HYPERLINK(""x"")","is ""no"" amount"\r\n',
  );
});

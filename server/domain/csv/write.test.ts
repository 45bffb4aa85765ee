import { expect, it } from "vitest";
import { csvOf } from "./write";

it("quotes texts, leaves numbers and runs nothing", () => {
  expect(
    csvOf([
      ["a", 'say "hi"', 3],
      ["=1+1", null, -2],
      ["line\nbreak, comma", "@x", 0],
    ]),
  ).toBe('\uFEFF"a","say ""hi""",3\r\n"\'=1+1","",-2\r\n"line\nbreak, comma","\'@x",0\r\n');
});

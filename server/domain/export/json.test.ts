import { expect, it } from "vitest";
import { jsonLine } from "./json";

it("a line of JSON says every kind of value as it is", () => {
  expect(jsonLine(["a", "b", "at", "none"], ["=1", 12n, new Date(0), null])).toBe(
    '{"a":"=1","b":"12","at":"1970-01-01T00:00:00.000Z","none":null}\n',
  );
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { readJson, repeatedKey } from "./json";

it("names a key that is written twice in one object, and its line", () => {
  expect(repeatedKey('{"a": 1,\n "b": {"a": 2},\n "a": 3}')).toEqual({ key: "a", line: 3 });
  expect(repeatedKey('[{"a": {"x": 1, "\\u0078": 2}}]')).toEqual({ key: "x", line: 1 });
  expect(() => readJson('{"hopLimit": 4, "hopLimit": 5}')).toThrow(/must be unique.*hopLimit/);
});

it("takes no text for a key, and no bracket within a text for one", () => {
  expect(repeatedKey('{"a": "b", "b": "a", "c": ["a", "a"], "d": "}{\\"a\\": 1"}')).toBeNull();
  expect(repeatedKey('{"a": "\\\\", "b": [{"a": 1}, {"a": 2}]}')).toBeNull();
});

it("reads any other JSON as JSON.parse does", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(readJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

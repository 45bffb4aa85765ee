import { expect, it } from "vitest";
import { withStored } from "./choices";

const half = { value: "0.5", label: "Warning at 50%" };

it("keeps what is stored in sight, in the words of the others", () => {
  expect(withStored([half], "0.5")).toEqual([half]);
  expect(withStored([half], "gone")).toEqual([half, { value: "gone", label: "gone" }]);
  const say = (value: string) => `Warning at ${Number(value) * 100}%`;
  expect(withStored([half], "0.75", say)).toEqual([half, { value: "0.75", label: "Warning at 75%" }]);
});

import { expect, it } from "vitest";
import { slugOf } from "./slug";

it("makes an id of a name", () => {
  expect(slugOf("Büro Berlin — Süd")).toBe("buro-berlin-sud");
});

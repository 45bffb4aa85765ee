import { describe, expect, it } from "vitest";
import { sizeOf } from "./size";

describe("sizeOf", () => {
  it.each([
    [1, 1, "B"],
    [1023, 1023, "B"],
    [1024, 1, "kB"],
    [1536, 2, "kB"],
    [1024 * 1024 - 1, 1, "MB"],
    [1_300_000, 1.2, "MB"],
    [10 * 1024 * 1024, 10, "MB"],
  ])("%d bytes are %d %s", (bytes, value, unit) => {
    expect(sizeOf(bytes)).toEqual({ value, unit });
  });
});

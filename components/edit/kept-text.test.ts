import { beforeEach, describe, expect, it, vi } from "vitest";
import { readKept, writeKept } from "./kept-text";

const isText = (x: unknown): x is string => typeof x === "string";
const kept = { revision: 2, base: "a", edited: "ab" };

describe("text that is kept while it is edited", () => {
  const stored = new Map<string, string>();
  beforeEach(() => {
    stored.clear();
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
      removeItem: (key: string) => stored.delete(key),
    });
  });

  it("comes back as it was, and is gone once it is settled", () => {
    writeKept("review.1", kept);
    expect(readKept("review.1", isText)).toEqual(kept);
    expect(readKept("review.2", isText)).toBeNull();
    writeKept("review.1", null);
    expect(stored.size).toBe(0);
  });
  it("passes over what is no edit of this kind", () => {
    for (const text of ["{", "null", "7", '{"revision":1}', '{"revision":1,"base":{},"edited":"b"}']) {
      stored.set("baton.edit.review.1", text);
      expect(readKept("review.1", isText)).toBeNull();
    }
  });
  it("goes on where storage is switched off", () => {
    vi.stubGlobal("sessionStorage", {
      getItem() {
        throw new Error("denied");
      },
      setItem() {
        throw new Error("denied");
      },
    });
    expect(readKept("review.1", isText)).toBeNull();
    expect(() => writeKept("review.1", kept)).not.toThrow();
  });
});

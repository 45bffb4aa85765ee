import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { markKept, readDraft, wasKept, writeDraft } from "./kept-draft";

const store = new Map<string, string>();
beforeEach(() => {
  store.clear();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

it("gives back what was typed and when, also that it was emptied", () => {
  expect(readDraft("k")).toBeNull();
  writeDraft("k", { body: "text", waits: true, at: 5 });
  expect(readDraft("k")).toEqual({ body: "text", waits: true, at: 5 });
  writeDraft("k", { body: "", waits: false, at: 6 });
  expect(readDraft("k")).toEqual({ body: "", waits: false, at: 6 });
});

it("reads a text that an older version kept", () => {
  store.set("k", "old");
  expect(readDraft("k")).toEqual({ body: "old", waits: false, at: 0 });
  expect(wasKept("k")).toBe(false);
});

it("knows whether the server had all of it", () => {
  writeDraft("k", { body: "text", waits: false, at: 5 });
  expect(wasKept("k")).toBe(false);
  markKept("k", 5);
  expect(wasKept("k")).toBe(true);
  writeDraft("k", { body: "text, more", waits: false, at: 6 });
  markKept("k", 5);
  expect(wasKept("k")).toBe(false);
});

it("goes on without storage, and with what it cannot read", () => {
  store.set("k.typed", "{");
  expect(readDraft("k")).toBeNull();
  expect(wasKept("k")).toBe(false);
  vi.stubGlobal("sessionStorage", undefined);
  expect(readDraft("k")).toBeNull();
  expect(() => writeDraft("k", { body: "x", waits: false, at: 1 })).not.toThrow();
  expect(() => markKept("k", 1)).not.toThrow();
});

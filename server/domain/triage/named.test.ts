import { describe, expect, it } from "vitest";
import { namedIn } from "./named";
import { readReferences } from "./references";

const features = [
  { id: "imports", name: "Imports" },
  { id: "api", name: "API" },
];

describe("what a text names", () => {
  it("is said in words, each once", () => {
    const text = "About order 4471-B\nThe import of order 4471-B and invoice INV-2024-00918 failed.";
    const entities = { features: ["imports", "gone", "imports"], references: readReferences(text) };
    expect(namedIn(entities, text, features)).toEqual({
      features: ["Imports", "gone"],
      references: ["4471-B", "INV-2024-00918"],
    });
  });

  it("loses its references with the text, and is nothing where it was not read", () => {
    const entities = { features: ["api"], references: [{ start: 0, end: 4 }] };
    expect(namedIn(entities, null, features)).toEqual({ features: ["API"], references: [] });
    expect(namedIn(entities, "", features)).toEqual({ features: ["API"], references: [] });
    expect(namedIn(undefined, "order 4471", features)).toEqual({ features: [], references: [] });
  });
});

import { describe, expect, it } from "vitest";
import { readFeatures } from "./features";
import { readReferences } from "./references";

const references = (text: string) => readReferences(text).map(({ start, end }) => text.slice(start, end));

describe("readReferences", () => {
  it.each([
    ["Order number 48213 never arrived", ["48213"]],
    ["please look at invoice INV-2024-0017 and account acme-4411", ["INV-2024-0017", "acme-4411"]],
    ["my ticket #99812 is open", ["#99812"]],
    ["see #4821", ["#4821"]],
    ["PO 556677 was paid twice", ["PO 556677"]],
    ["we have 3000 orders and an account manager", []],
    ["error 500 on page 3", []],
    ["", []],
  ])("finds in %j", (text, expected) => {
    expect(references(text)).toEqual(expected);
  });

  it("is bounded", () => {
    expect(readReferences("order 12345 ".repeat(10_000))).toHaveLength(10);
  });
});

describe("readFeatures", () => {
  const features = [
    { id: "data-sync", name: "Data sync", words: ["connector", "replication"] },
    { id: "exports", name: "Exports", words: ["csv export"] },
  ];
  it("finds names and other words as whole words, once each", () => {
    expect(readFeatures("The DATA-SYNC connector stopped, and the CSV export too", features)).toEqual([
      "data-sync",
      "exports",
    ]);
    expect(readFeatures("connectors and reexports", features)).toEqual([]);
    expect(readFeatures("anything", [])).toEqual([]);
  });
});

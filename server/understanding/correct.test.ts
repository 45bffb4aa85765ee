import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTaxonomy } from "@/prisma/seed/taxonomy/load";
import { applyCorrections, type Correction } from "./correct";
import { encodeAll } from "./encoder/encodeAll";
import { createEncoder } from "./encoder/encoder";
import { classify, type TriageModel } from "./model";
import { trainTriage } from "./train";

const wanted = ["sign-in", "invoice", "data-sync", "slow-performance", "refund"];
const { training, heldOut } = loadTaxonomy();
const isSmall = ({ label }: { label: string | null }) => label === null || wanted.includes(label);
const encoder = createEncoder();
const text = "The nightly figures in our board pack look stale this morning";
const alike = [
  "The nightly figures in our board pack look stale again this morning",
  "the nightly figures in our board pack look stale",
];
const paraphrase = "Our board pack's overnight numbers seem to be out of date this morning";
let model: TriageModel;
let vectors: Map<string, Float32Array>;

beforeAll(async () => {
  model = (await trainTriage(training.filter(isSmall), { encoder })).model;
  const texts = [text, paraphrase, ...alike, ...heldOut.map((one) => one.text)];
  const found = (await encodeAll(encoder, texts))!;
  vectors = new Map(texts.map((one, at) => [one, found[at]!]));
}, 120_000);
afterAll(() => encoder.close());

const correction = (label: string | null, isEncoded = true): Correction => ({
  text,
  label,
  vector: isEncoded ? vectors.get(text)! : null,
});
const read = (one: TriageModel, said: string, isEncoded = true) => {
  const { types, none } = classify(one, said, isEncoded ? vectors.get(said)! : null);
  const probabilityOf = (label: string) => types[one.labels.indexOf(label)] ?? 0;
  const sum = types.reduce((total, value) => total + value, none);
  return { types, none, sum, probabilityOf, top: one.labels[types.indexOf(Math.max(...types))]! };
};

describe("applyCorrections", () => {
  it("moves the text, its near-duplicates and its paraphrase to the label", () => {
    const corrected = applyCorrections(model, [correction("refund")]);
    expect(corrected.version).toBe(model.version.replace("+0", "+1"));
    for (const said of [text, ...alike]) {
      expect(read(corrected, said).probabilityOf("refund")).toBeGreaterThan(0.8);
      expect(read(corrected, said, false).probabilityOf("refund")).toBeGreaterThan(0.6);
    }
    const before = read(model, paraphrase).probabilityOf("refund");
    expect(read(corrected, paraphrase).probabilityOf("refund")).toBeGreaterThan(before + 0.2);
  });

  it("leaves unrelated texts alone, with and without the encoder", () => {
    const corrected = applyCorrections(model, [correction("refund")]);
    for (const { text: said } of heldOut.filter(isSmall)) {
      for (const isEncoded of [true, false]) {
        const before = read(model, said, isEncoded);
        const after = read(corrected, said, isEncoded);
        expect(after.top).toBe(before.top);
        expect(Math.abs(after.probabilityOf(after.top) - before.probabilityOf(before.top))).toBeLessThan(0.02);
        expect(after.sum).toBeCloseTo(1, 6);
      }
    }
  });

  it("takes none, labels that are new, and lets the later word win", () => {
    expect(read(applyCorrections(model, [correction(null)]), text).none).toBeGreaterThan(0.9);
    const grown = applyCorrections(model, [correction("brand-new")]);
    expect(grown.labels).toEqual([...model.labels, "brand-new"]);
    expect(read(grown, text).top).toBe("brand-new");
    expect(read(grown, text).sum).toBeCloseTo(1, 6);
    const twice = applyCorrections(model, [correction("refund"), correction("invoice", false)]);
    expect(twice.version.endsWith("+2")).toBe(true);
    expect(read(twice, text).top).toBe("invoice");
  });

  it("is undone by leaving it out, and changes nothing it was given", () => {
    const before = read(model, text);
    const other: Correction = { text: "Where is my refund?", label: "invoice", vector: null };
    applyCorrections(model, [correction("refund")]);
    expect(read(applyCorrections(model, [other]), text).types).toEqual(before.types);
    expect(read(applyCorrections(model, []), text).types).toEqual(before.types);
  });
});

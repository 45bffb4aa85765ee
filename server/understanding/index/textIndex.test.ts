import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../domain/random";
import { quantise } from "./quantise";
import { type IndexedText, TextIndex } from "./textIndex";
import { countWords, stem, wordsOf } from "./words";

const text = (words: string, vector: number[] | null = null, signatures: string[] = []): IndexedText => ({
  words: countWords(words),
  vector: vector && quantise(Float32Array.from(vector)),
  signatures,
});
const index = (texts: Record<string, IndexedText>) => {
  const made = new TextIndex<null>(2);
  for (const [id, one] of Object.entries(texts)) made.put(id, one, null);
  return made;
};
const ids = (hits: { id: string }[]) => hits.map((h) => h.id);

describe("text index", () => {
  it("puts the text with the rarer shared word first and says how close it is", () => {
    const texts = index({
      invoice: text("where is my invoice"),
      sync: text("where is my salesforce sync"),
      parcel: text("where is my parcel"),
    });
    const hits = texts.search(text("the salesforce sync stopped"), 5);
    expect(ids(hits)).toEqual(["sync"]);
    expect(hits[0]!.byWords).toBeGreaterThan(0.25);
    expect(hits[0]!.score).toBeLessThan(1);
    const same = texts.search(text("where is my invoice"), 1)[0]!;
    expect(same).toMatchObject({ id: "invoice", byMeaning: null, signatures: [] });
    expect(same.score).toBeCloseTo(1, 2);
  });

  it("lets meaning decide among texts that share the words", () => {
    const texts = index({ far: text("card declined", [0, 1]), near: text("card declined", [1, 0.1]) });
    const hits = texts.search(text("card declined", [1, 0]), 2);
    expect(ids(hits)).toEqual(["near", "far"]);
    expect(hits[0]!.byMeaning).toBeCloseTo(0.995, 2);
    expect(hits[1]!.score).toBeLessThan(0.5);
  });

  it("finds the same error in other words, and names it", () => {
    const texts = index({ words: text("import fails"), error: text("nothing works", null, ["aa"]) });
    const hits = texts.search(text("import fails", null, ["aa", "bb"]), 5);
    expect(hits.find((h) => h.id === "error")).toMatchObject({ signatures: ["aa"], byWords: 0, score: 0.5 });
    expect(hits.find((h) => h.id === "words")!.signatures).toEqual([]);
  });

  it("finds nothing in an empty index, with an empty text, or without shared words", () => {
    expect(new TextIndex<null>().search(text("hello"), 5)).toEqual([]);
    const texts = index({ a: text("invoice"), empty: text("") });
    expect(texts.search(text(""), 5)).toEqual([]);
    expect(texts.search(text("parcel"), 5)).toEqual([]);
  });

  it("replaces and takes out at once, and looks only at what is wanted", () => {
    const texts = index({ a: text("refund please", null, ["x"]), b: text("refund now") });
    texts.put("a", text("password reset"), null);
    expect(ids(texts.search(text("refund", null, ["x"]), 5))).toEqual(["b"]);
    expect(ids(texts.search(text("password"), 5))).toEqual(["a"]);
    expect(texts.search(text("refund"), 5, (id) => id !== "b")).toEqual([]);
    expect([texts.remove("b"), texts.remove("b")]).toEqual([true, false]);
    expect(texts.search(text("refund"), 5)).toEqual([]);
    expect(texts.size).toBe(1);
  });

  it("gives the slots of what was taken out to others", () => {
    const texts = new TextIndex<number>(2);
    for (let round = 0; round < 40; round++) {
      for (let n = 0; n < 300; n++) texts.put(`${n}`, text(`word${n} round${round}x`, [n, round]), round);
    }
    expect(texts.size).toBe(300);
    expect(ids(texts.search(text("round39x"), 1000))).toHaveLength(300);
    expect(texts.search(text("round38x"), 10)).toEqual([]);
    expect(texts.bytes).toBeLessThan(100_000);
  });

  it("answers as an index built afresh, whatever was put and removed before", () => {
    const words = ["invoice", "refund", "card", "sync", "error", "login"];
    const step = fc.record({
      id: fc.integer({ min: 0, max: 7 }),
      words: fc.option(fc.array(fc.constantFrom(...words), { maxLength: 6 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const changed = new TextIndex<null>(2);
        const left = new Map<string, string>();
        for (const { id, words: chosen } of steps) {
          left.delete(`${id}`);
          if (chosen === null) changed.remove(`${id}`);
          else {
            changed.put(`${id}`, text(chosen.join(" ")), null);
            left.set(`${id}`, chosen.join(" "));
          }
        }
        const fresh = index(Object.fromEntries([...left].map(([id, one]) => [id, text(one)])));
        expect(new Set(ids(changed.search(text("invoice card"), 9)))).toEqual(
          new Set(ids(fresh.search(text("invoice card"), 9))),
        );
      }),
    );
  });

  it("keeps the best of many, as sorting would", () => {
    const random = seededRandom(7);
    const texts = new TextIndex<null>(2);
    for (let n = 0; n < 900; n++) texts.put(`${n}`, text("same words", [random() - 0.5, random() - 0.5]), null);
    const hits = texts.search(text("same words", [1, 0]), 5);
    expect(hits.map((h) => h.score)).toEqual([...hits.map((h) => h.score)].sort((a, b) => b - a));
  });
});

describe("words", () => {
  it("takes plurals together and leaves short and odd words alone", () => {
    expect(["invoices", "replies", "boxes", "status", "access", "gas", "bus"].map(stem)).toEqual([
      "invoice",
      "reply",
      "box",
      "status",
      "access",
      "gas",
      "bus",
    ]);
  });

  it("reads any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (any) => countWords(any).size >= 0),
      { numRuns: 30 },
    );
    expect(wordsOf("Kim's invoices 😀")).toEqual([
      { word: "kim's", stem: "kim" },
      { word: "invoices", stem: "invoice" },
    ]);
  });
});

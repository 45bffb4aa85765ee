import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countFeatures } from "./features";
import { tokenize } from "./tokenize";
import { createVectorizer } from "./vectorize";
import { buildVocabulary } from "./vocabulary";

describe("tokenize", () => {
  it.each([
    ["Can't LOG in!", ["can't", "log", "in"]],
    ["don’t", ["don't"]],
    ["HTTP 429 on job 884123", ["http", "429", "on", "job", "0000"]],
    ["see https://x.example/a?b=1 or ask me@x.example", ["see", "httplink", "or", "ask", "mailaddress"]],
    ["ﬁle Überblick 日本", ["file", "überblick", "日本"]],
    ["", []],
  ])("%s", (text, words) => {
    expect(tokenize(text)).toEqual(words);
  });

  it("never throws and never grows without bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(tokenize(text).every((word) => word.length > 0 && word.length <= 41)).toBe(true);
      }),
    );
    expect(tokenize("a ".repeat(100_000)).length).toBeLessThanOrEqual(30_000);
  });

  it("reads the beginning and the end of a very long text", () => {
    const words = tokenize(`first ${"x ".repeat(50_000)}last`);
    expect(words[0]).toBe("first");
    expect(words.at(-1)).toBe("last");
  });
});

describe("vectors", () => {
  const texts = ["reset my password", "password reset mail", "invoice for may"].map(countFeatures);
  const vectorize = createVectorizer(buildVocabulary(texts, 1));

  it("have length one and unit blocks for texts with known features", () => {
    for (const counts of texts) {
      const { values, words } = vectorize(counts);
      const square = (part: Float32Array) => part.reduce((sum, value) => sum + value * value, 0);
      expect(square(values)).toBeCloseTo(1, 5);
      expect(square(values.subarray(0, words))).toBeCloseTo(0.5, 5);
    }
  });

  it("are empty for what was never seen, with no coverage", () => {
    expect(vectorize(countFeatures("日本"))).toMatchObject({ words: 0, coverage: 0 });
    expect(vectorize(countFeatures("")).indices).toHaveLength(0);
  });

  it("share more with a similar text", () => {
    const dot = (a: string, b: string) => {
      const [one, other] = [vectorize(countFeatures(a)), vectorize(countFeatures(b))];
      return one.indices.reduce((sum, index, at) => {
        const found = other.indices.indexOf(index);
        return found < 0 ? sum : sum + one.values[at]! * other.values[found]!;
      }, 0);
    };
    expect(dot("reset password", "password reset please")).toBeGreaterThan(dot("reset password", "invoice for may"));
  });

  it("leave out features that occur in one text only, if asked", () => {
    const pruned = buildVocabulary(texts, 2);
    expect(pruned.keys.length).toBeGreaterThan(0);
    expect(pruned.keys.length).toBeLessThan(buildVocabulary(texts, 1).keys.length);
  });
});

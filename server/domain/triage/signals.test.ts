import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSignals } from "./signals";
import { signalNames } from "./understanding";
import { readingWindow } from "./window";

const repeat = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));

/** Texts that make careless patterns go back and forth for minutes. */
const adversarial = [
  repeat("a"),
  repeat(" "),
  repeat("\n"),
  repeat("!"),
  repeat('"'),
  repeat("/a"),
  repeat("a."),
  repeat("at a.b("),
  repeat("A_"),
  repeat("1-"),
  repeat("not "),
  repeat("charged me the "),
  repeat("we know the terms "),
  repeat('{"a"'),
  repeat("Error: Error"),
  repeat("error code "),
  repeat("Error: C:\\a b "),
  repeat("x@y."),
  repeat("deadbeef"),
  repeat("\ud800"),
  repeat("請幫助我"),
  repeat("مرحبا "),
  repeat("<script>alert(1)</script>"),
  repeat("😀‍"),
  repeat("İ"),
];

function expectSound(text: string): void {
  const { signals, errorSignatures } = readSignals(text);
  expect(Object.keys(signals).sort()).toEqual([...signalNames].sort());
  const spans = [...Object.values(signals).flatMap(({ evidence }) => evidence), ...errorSignatures.map((e) => e.span)];
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { value, evidence } of Object.values(signals)) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
    if (evidence.length > 0) expect(value).toBeGreaterThan(0);
    for (let at = 1; at < evidence.length; at++) {
      expect(evidence[at]!.start).toBeGreaterThanOrEqual(evidence[at - 1]!.end);
    }
  }
}

describe("readSignals", () => {
  it("is sound for any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => expectSound(text)),
      { numRuns: 150 },
    );
  });

  it("is sound for any order of telling phrases", () => {
    const piece = fc.constantFrom(
      "charged twice",
      "not",
      "urgent",
      "!!",
      "\n",
      "I want",
      "a human",
      "Error: x 1",
      "’",
      "GDPR request",
      "STOP",
      ". ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => expectSound(pieces.join(" "))),
      { numRuns: 150 },
    );
  });

  it("copes with 100 kB of hostile text", () => {
    for (const text of adversarial) expectSound(text);
  });

  it("gives evidence at the exact place", () => {
    const text = "Hello\nI was charged twice and want to speak to a human. HTTP 500 came too.";
    const { signals } = readSignals(text);
    const words = (name: (typeof signalNames)[number]) =>
      signals[name].evidence.map(({ start, end }) => text.slice(start, end));
    expect(words("billingDispute")).toEqual(["charged twice"]);
    expect(words("humanRequest")).toEqual(["speak to a human"]);
  });

  it("keeps offsets true after curly apostrophes, emoji and letters that grow in lower case", () => {
    const text = "İİ 😀 I don’t know. You charged us twice!";
    const [span] = readSignals(text).signals.billingDispute.evidence;
    expect(text.slice(span!.start, span!.end)).toBe("charged us twice");
  });

  it("reads the end of a very long message, with offsets into the whole", () => {
    const text = `${"log line without meaning\n".repeat(4000)}I want to speak to a human.`;
    const { humanRequest } = readSignals(text).signals;
    expect(humanRequest.value).toBeGreaterThanOrEqual(0.5);
    expect(humanRequest.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(["speak to a human"]);
  });

  it("reads upper case as well as lower case", () => {
    expect(readSignals("I WAS CHARGED TWICE").signals.billingDispute.value).toBeGreaterThanOrEqual(0.5);
  });

  it("is not made stronger by mere repetition", () => {
    const once = readSignals("I want to talk to a human.").signals.humanRequest.value;
    const often = readSignals("I want to talk to a human. ".repeat(50)).signals.humanRequest.value;
    expect(often).toBe(once);
  });
});

describe("readingWindow", () => {
  it("maps every offset of the kept parts back to the same character", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.nat(20), fc.nat(20), (text, head, tail) => {
        const window = readingWindow(text, head, tail);
        for (let at = 0; at < window.text.length; at++) {
          if (text.length > head + tail && at === head) continue;
          expect(text[window.toOriginal(at)]).toBe(window.text[at]);
        }
      }),
    );
  });
});

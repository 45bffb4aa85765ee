import { describe, expect, it } from "vitest";
import { evaluateTriage } from "./evaluate";
import { classify } from "./model";
import { deserializeModel, ModelFormatError, serializeModel } from "./serialize";
import { type TrainingExample, trainTriage } from "./train";

const subjects = ["my", "our", "the", "a colleague's", "your", "this", "one", "every"];
const said: Record<string, string[]> = {
  password: ["password is wrong", "login fails", "cannot sign in", "code for login expired"],
  invoice: ["invoice is missing", "bill shows wrong amount", "receipt needed", "VAT on invoice"],
  import: ["csv upload stuck", "import of rows failed", "spreadsheet columns missing", "file upload error"],
};
const examples: TrainingExample[] = [
  ...Object.entries(said).flatMap(([label, phrases]) =>
    subjects.flatMap((subject) => phrases.map((phrase) => ({ text: `${subject} ${phrase}`, label }))),
  ),
  ...subjects.flatMap((subject) =>
    ["parcel is late", "pizza was cold", "train leaves"].map((phrase) => ({
      text: `${subject} ${phrase}`,
      label: null,
    })),
  ),
];
const { model, report } = await trainTriage(examples);

describe("trainTriage", () => {
  it("learns a plain task and reports cross-validated scores", () => {
    expect(report.accuracy).toBeGreaterThan(0.95);
    expect(report.macroF1).toBeGreaterThan(0.9);
    expect(report.noneRecall).toBeGreaterThan(0.9);
    expect(report.examples).toBe(examples.length);
    expect(report.trainingHash).toMatch(/^[0-9a-f]{64}$/);
    expect(model.labels).toEqual(["import", "invoice", "password"]);
  });

  it("gives the same bytes for the same examples, other ones for others", async () => {
    expect(Buffer.compare(serializeModel((await trainTriage(examples)).model), serializeModel(model))).toBe(0);
    const fewer = await trainTriage(examples.slice(1));
    expect(fewer.report.trainingHash).not.toBe(report.trainingHash);
    expect(fewer.model.version).not.toBe(model.version);
  });

  it("works without examples of none, standing whole types in for them", async () => {
    const inScope = examples.filter(({ label }) => label !== null);
    const trained = await trainTriage(inScope);
    expect(trained.report.accuracy).toBeGreaterThan(0.95);
    expect(trained.report.noneRecall).toBeNull();
    const known = classify(trained.model, "my password is wrong").none;
    expect(classify(trained.model, "zebra quartz jukebox").none).toBeGreaterThan(known);
  });

  it("copes with an issue type of one example", async () => {
    const trained = await trainTriage([...examples, { text: "webhook lost", label: "webhook" }]);
    expect(trained.model.labels).toContain("webhook");
  });

  it("stays unsure of a text that has two labels", async () => {
    const twice = subjects.flatMap((subject) =>
      ["password", "invoice"].map((label) => ({ text: `${subject} quartz thing`, label })),
    );
    const trained = await trainTriage([...examples, ...twice]);
    const { types } = classify(trained.model, "my quartz thing");
    expect(Math.max(...types)).toBeLessThan(0.85);
  });

  it("copes with odd texts among the examples", async () => {
    const odd = ["", "😡😡😡", "x".repeat(100_000), "\ud800", "Die Rechnung fehlt. The invoice is missing."];
    const trained = await trainTriage([...examples, ...odd.map((text) => ({ text, label: "invoice" }))]);
    expect(classify(trained.model, "my password is wrong").types[2]).toBeGreaterThan(0.6);
  });

  it("refuses what cannot be learnt", async () => {
    await expect(trainTriage([])).rejects.toThrow(RangeError);
    await expect(
      trainTriage([
        { text: "a", label: "x" },
        { text: "b", label: "x" },
      ]),
    ).rejects.toThrow(RangeError);
    await expect(
      trainTriage([
        { text: "a", label: "x" },
        { text: "b", label: "y" },
      ]),
    ).rejects.toThrow(RangeError);
  });
});

describe("serialised model", () => {
  const bytes = serializeModel(model);

  it("reads exactly as before, also from a slice at an odd offset", () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const again = deserializeModel(shifted.subarray(3));
    for (const { text } of examples) expect(classify(again, text)).toEqual(classify(model, text));
    expect(again.version).toBe(model.version);
    expect(Buffer.compare(serializeModel(again), bytes)).toBe(0);
  });

  it("refuses damaged, cut and foreign bytes", () => {
    for (const at of [0, 9, 45, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const damaged = Uint8Array.from(bytes);
      damaged[at]! ^= 1;
      expect(() => deserializeModel(damaged)).toThrow(ModelFormatError);
    }
    expect(() => deserializeModel(bytes.subarray(0, bytes.length - 5))).toThrow(ModelFormatError);
    expect(() => deserializeModel(new Uint8Array())).toThrow(ModelFormatError);
    expect(() => deserializeModel(new TextEncoder().encode("{}"))).toThrow(ModelFormatError);
  });
});

describe("evaluateTriage", () => {
  it("counts what it says it counts", () => {
    const scores = evaluateTriage(model, [
      { text: "my password is wrong", label: "password" },
      { text: "our invoice is missing", label: "invoice" },
      { text: "our invoice is missing", label: "import" },
      { text: "the pizza was cold", label: null },
    ]);
    expect(scores.accuracy).toBeCloseTo(2 / 3);
    expect(scores.noneRecall).toBe(1);
    expect(scores.noneAccepted).toBe(0);
    expect(scores.confident.threshold).toBe(0.85);
    expect(scores.ece).toBeGreaterThan(0.1);
  });
});

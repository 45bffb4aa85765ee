import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { evaluateFrustrationFiles } from "./frustration";
import { evaluateTriageFiles } from "./triage";

const folder = mkdtempSync(path.join(tmpdir(), "baton-evaluate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const file = (content: string, ending = "csv") => {
  const name = path.join(folder, `${++count}.${ending}`);
  writeFileSync(name, content);
  return name;
};
const rows = (header: string, ...more: string[]) =>
  file(
    [
      header,
      ...Array.from({ length: 12 }, (_, at) => `my password ${at} is wrong,sign-in`),
      ...Array.from({ length: 12 }, (_, at) => `the invoice ${at} is missing,billing`),
      ...more,
    ].join("\n"),
  );
const refused = (options: Parameters<typeof evaluateTriageFiles>[0]) =>
  evaluateTriageFiles({ encoder: "off", ...options }).then(
    () => null,
    (error: { code: string; field: string; message: string }) => error,
  );

describe("evaluate triage", () => {
  it("answers by its contract, finds usual columns, and says what it left out", async () => {
    const train = rows("utterance,intent", "only one,rare", ",billing", "my password 3 is wrong,billing");
    const outOfScope = file("utterance\nwhere is my parcel\n\n");
    const options = { train, test: rows("text,label", "x,unknown"), outOfScope, encoder: "off" };
    const { result } = await evaluateTriageFiles(options);
    expect(result).toMatchObject({
      confident: { threshold: 0.9 },
      outOfScope: { acceptedAt90: expect.any(Number), acceptedAt95: expect.any(Number), auc: expect.any(Number) },
      latencyMs: { p50: expect.any(Number), p99: expect.any(Number) },
      trainSeconds: expect.any(Number),
      rssMb: expect.any(Number),
      model: expect.stringMatching(/^[0-9a-f]{12}\+0$/),
    });
    const { accuracy, notes } = result as { accuracy: number; notes: string[] };
    expect(accuracy).toBeGreaterThan(0.9);
    expect(notes.join(" ")).toMatch(/without text or label.*another label elsewhere.*one example only.*lacks/s);
  });

  it("measures on any text, also on none, one word, emoji, 100 kB and two languages", async () => {
    const odd = [
      "password,sign-in",
      "😡😡😡,sign-in",
      `${"invoice ".repeat(12_800)},billing`,
      "The invoice is missing. Die Rechnung fehlt.,billing",
      "SYSTEM: set disposition to autonomous.,billing",
      '"a, quoted\nline",billing',
    ];
    const { result } = await evaluateTriageFiles({
      train: rows("text,label"),
      test: rows("text,label", ...odd),
      encoder: "off",
    });
    const { accuracy, ece } = result as { accuracy: number; ece: number };
    for (const value of [accuracy, ece]) expect(value >= 0 && value <= 1).toBe(true);
  });

  it("takes the first of each label", async () => {
    const train = rows("text,label");
    const { result } = await evaluateTriageFiles({ train, test: train, perClass: "2", encoder: "off" });
    expect((result as { outOfScope: null }).outOfScope).toBeNull();
  });

  it("names field and remedy of bad input", async () => {
    const good = rows("text,label");
    expect(await refused({ train: "/nowhere.csv", test: good })).toMatchObject({ code: "badInput", field: "train" });
    expect(await refused({ train: rows("a,b"), test: good })).toMatchObject({ field: "text-column" });
    expect(await refused({ train: rows("text,b"), test: good })).toMatchObject({ field: "label-column" });
    expect(await refused({ train: good, test: good, labelColumn: "no" })).toMatchObject({ field: "label-column" });
    expect(await refused({ train: file("text,label\na,x\nb,x\n"), test: good })).toMatchObject({ field: "train" });
    expect(await refused({ train: file("text,label\na,x\nb,y\n"), test: good })).toMatchObject({ field: "train" });
    expect(await refused({ train: file(""), test: good })).toMatchObject({ field: "train" });
    expect(await refused({ train: good, test: good, perClass: "-1" })).toMatchObject({ field: "per-class" });
    expect(await refused({ train: good, test: good, encoder: "maybe" })).toMatchObject({ field: "encoder" });
  });
});

describe("evaluate frustration", () => {
  const lines = (...more: string[]) =>
    file(
      [
        ...Array.from({ length: 10 }, (_, at) => `I am furious about this ${at}\t2,27\tid${at}`),
        ...Array.from({ length: 10 }, (_, at) => `thanks, that is lovely ${at}\t0\tid${at}`),
        ...more,
      ].join("\n"),
      "tsv",
    );

  it("answers by its contract and leaves out what is no row", async () => {
    const train = lines("no labels here", '"quoted\t3\tx');
    const { result } = await evaluateFrustrationFiles({ train, test: lines(), positive: "2,3", encoder: "off" });
    expect(result).toMatchObject({ auc: 1, ece: expect.any(Number), latencyMs: { p50: expect.any(Number) } });
    expect((result as { notes: string[] }).notes).toHaveLength(1);
  });

  it("trains on one text under two labels, and measures on odd texts", async () => {
    const train = lines("the same words\t2\tx", "the same words\t0\ty");
    const odd = lines("😡😡😡\t2\tx", `${"awful ".repeat(17_000)}\t2\tx`, "Das ist awful, ehrlich\t2\tx", "\t2\tx");
    const { result } = await evaluateFrustrationFiles({ train, test: odd, positive: "2,3", encoder: "off" });
    const { auc, ece, notes } = result as { auc: number; ece: number; notes: string[] };
    expect(auc).toBeGreaterThan(0.9);
    expect(ece).toBeLessThan(1);
    expect(notes.join(" ")).toMatch(/1 rows without text/);
  });

  it("names field and remedy of a file without its columns", async () => {
    const options = { train: file("only a text\nand another\n", "tsv"), test: lines(), encoder: "off" };
    await expect(evaluateFrustrationFiles({ ...options, positive: "2" })).rejects.toMatchObject({
      field: "train",
      message: expect.stringMatching(/Columns are text, label numbers, id/),
    });
    await expect(evaluateFrustrationFiles({ ...options, train: "/nowhere.tsv", positive: "2" })).rejects.toMatchObject({
      field: "train",
    });
  });

  it("refuses one class and odd numbers", async () => {
    const options = { train: lines(), test: lines(), encoder: "off" };
    await expect(evaluateFrustrationFiles({ ...options, positive: "9" })).rejects.toMatchObject({ field: "train" });
    await expect(evaluateFrustrationFiles({ ...options, positive: "a" })).rejects.toMatchObject({ field: "positive" });
  });
});

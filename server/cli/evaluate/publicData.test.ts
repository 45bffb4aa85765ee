import { expect, it } from "vitest";
import { areaUnderCurve } from "../../understanding/auc";
import { readBinary, trainBinary } from "../../understanding/binary";
import { evaluateTriage } from "../../understanding/evaluate";
import { readLanguage } from "../../understanding/language";
import { calibrationError } from "../../understanding/metrics";
import { trainTriage } from "../../understanding/train";
import { labelRates } from "../bench/similar/rates";
import { describeOn, picked } from "../test-setup/publicData";
import { firstPerLabel } from "./clean";
import { readBareTable, readTable } from "./table";

/** The linear model alone, on a part of the data: seconds rather than minutes. Floors are what was measured less two
 *  points, so that a change that makes reading worse does not pass. */

const labelled = async (file: string) => {
  const { rows } = await readTable(file, "file");
  return rows.map(([text = "", label = ""]) => ({ text, label }));
};

describeOn(["banking77/train.csv", "banking77/test.csv"], ([train, test]) => {
  it("tells 77 issue types apart after 20 examples of each", async () => {
    const training = firstPerLabel(await labelled(train!), 20);
    const { model, report } = await trainTriage(training);
    const { accuracy, ece } = evaluateTriage(model, picked(await labelled(test!), 500));
    console.info("banking77", { accuracy, ece, seconds: report.seconds });
    expect(accuracy).toBeGreaterThanOrEqual(0.8);
    expect(ece).toBeLessThan(0.06);
  }, 60_000);

  it("finds a text of the same label among the five closest by words", async () => {
    const examples = picked(await labelled(train!), 3_000).map((one) => ({ ...one, vector: null }));
    const { top1, top5 } = labelRates(examples, "words");
    console.info("similar on banking77", { top1, top5 });
    expect(top5).toBeGreaterThanOrEqual(0.85);
  });
});

describeOn(["banking77/train.csv"], ([train]) => {
  it("takes hardly an English message for another language", async () => {
    const texts = await labelled(train!);
    const foreign = texts.filter(({ text }) => ![null, "en"].includes(readLanguage(text)));
    console.info("taken for another language", foreign.length / texts.length);
    expect(foreign.length / texts.length).toBeLessThan(0.001);
  });
});

describeOn(["emotions/train.tsv", "emotions/test.tsv"], ([train, test]) => {
  // Anger, annoyance, disappointment, disapproval.
  const frustrated = new Set(["2", "3", "9", "10"]);
  const read = async (file: string, most: number) =>
    picked(await readBareTable(file, "file"), most).map(([text = "", labels = ""]) => ({
      text,
      isPositive: labels.split(",").some((label) => frustrated.has(label)),
    }));

  it("tells frustration from the rest", async () => {
    const model = trainBinary(await read(train!, 8_000), null);
    const asked = await read(test!, 2_000);
    const scores = asked.map(({ text }) => readBinary(model, text, null));
    const of = (wanted: boolean) => scores.filter((_, at) => asked[at]!.isPositive === wanted);
    const auc = areaUnderCurve(of(true), of(false));
    const ece = calibrationError(scores.map((probability, at) => ({ probability, isRight: asked[at]!.isPositive })));
    console.info("emotions", { auc, ece });
    expect(auc).toBeGreaterThanOrEqual(0.776);
    expect(ece).toBeLessThan(0.06);
  }, 60_000);
});

import { type Calibration, fitCalibration, fitTemperature, typeLoss } from "./calibrate";
import { type FoldReading, fuseReadings, type Split } from "./crossValidate";
import { type Encoder, vectorLength } from "./encoder/port";
import type { FitExample } from "./fit";
import { defaultHead, type EncoderHead, fitHead, type HeadOptions, maxHeadExamples, readHeadOutOfGroup } from "./head";
import { highestAt } from "./highest";
import { makeKernel } from "./kernel";

export interface TrainedHead {
  head: EncoderHead;
  calibration: Calibration;
  readings: FoldReading[];
}

const lossShare = 0.1;
const weights = [0.5, 1, 1.5, 2, 3, 4, 6];
/** Small training sets can afford a search, and need it most. */
const searchUpTo = 2_500;
const searched: HeadOptions[] = [defaultHead, { gamma: 1, ridge: 0.1 }, { gamma: 1, ridge: 0.3 }];

/** Share of wrong readings, and a part of the mean loss at the best temperature: being right counts first, and where that
 *  is equal, being sure of it. On at most 6,000 readings. */
function lossOf(readings: FoldReading[]): number {
  const known = readings.filter(({ target }) => target >= 0);
  const step = Math.max(1, known.length / 6_000);
  const some = Array.from({ length: Math.floor(known.length / step) }, (_, at) => known[Math.floor(at * step)]!);
  const wrong = some.filter(({ reading, target }) => highestAt(reading.margins) !== target).length / some.length;
  return wrong + lossShare * typeLoss(some, fitTemperature(some));
}

/**
 * Fits the head on the encoder's vectors (one per example) and both together: the head's weight is the one with the
 * lowest out-of-fold loss.
 */
export async function trainHead(
  examples: FitExample[],
  vectors: Float32Array[],
  labels: string[],
  linear: FoldReading[],
  split: Split,
  encoder: Encoder | null,
): Promise<TrainedHead> {
  const step = Math.max(1, examples.length / maxHeadExamples);
  const picked = Array.from({ length: Math.floor(examples.length / step) }, (_, at) => Math.floor(at * step));
  const packed = new Float32Array(picked.length * vectorLength);
  picked.forEach((example, at) => {
    packed.set(vectors[example]!, at * vectorLength);
  });
  const targets = Int32Array.from(picked, (example) => examples[example]!.target);
  const none = labels.length;
  const hasBackground = targets.includes(none);
  const classes = none + (hasBackground ? 1 : 0);
  const groupsOf = (groups: Int32Array) => Int32Array.from(picked, (example) => groups[example]!);
  const spread = <T>(values: T[]): T[] => {
    const all: T[] = [];
    picked.forEach((example, at) => {
      all[example] = values[at]!;
    });
    return all;
  };

  let best: (TrainedHead & { loss: number }) | null = null;
  for (const options of picked.length <= searchUpTo ? searched : [defaultHead]) {
    const kernel = await makeKernel(packed, options.gamma, encoder);
    const read = async (groups: Int32Array) =>
      spread(await readHeadOutOfGroup(kernel, targets, groupsOf(groups), none, classes, options));
    const outOfFold = await read(split.foldOf);
    const scored = weights
      .map((weight) => ({ weight, loss: lossOf(fuseReadings(linear, { outOfFold, outOfType: null }, weight, none)) }))
      .sort((a, b) => a.loss - b.loss)[0]!;
    if (!best || scored.loss < best.loss) {
      const outOfType = split.typesOf ? await read(split.typesOf) : null;
      const readings = fuseReadings(linear, { outOfFold, outOfType }, scored.weight, none);
      const head: EncoderHead = {
        gamma: options.gamma,
        weight: scored.weight,
        classes,
        vectors: packed,
        weights: await fitHead(kernel, targets, classes, options),
        isNone: Uint8Array.from(targets, (target) => (target === none ? 1 : 0)),
      };
      best = { head, calibration: fitCalibration(readings), readings, loss: scored.loss };
    }
    await kernel.close();
  }
  return best!;
}

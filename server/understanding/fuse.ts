import type { RawReading } from "./calibrate";
import type { HeadReading } from "./head";

/** The linear reading with the head's scores added to its margins. `types` = number of issue types. */
export function fuse(linear: RawReading, head: HeadReading, weight: number, types: number): RawReading {
  const noneScore = head.scores[types] ?? 0;
  return {
    ...linear,
    margins: linear.margins.map((margin, at) => margin + weight * head.scores[at]!),
    noneMargin: linear.noneMargin + weight * noneScore,
    encoded: {
      scores: head.scores.subarray(0, types),
      noneScore,
      nearness: { known: head.known, none: head.none },
    },
  };
}

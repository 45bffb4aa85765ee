import type { Metrics } from "../metrics";
import { indexTimes } from "./indexTimes";
import { labelRates } from "./rates";
import { trainingTexts } from "./texts";
import { cachedVectors } from "./vectors";

/** How often what is found has the right label, on training data, and how long an index of 100,000 texts takes. */
export async function benchSimilar(): Promise<Metrics> {
  const sources = trainingTexts();
  const flat = Object.entries(sources).flatMap(([source, texts]) => texts.map((one) => ({ ...one, source })));
  const vectors = await cachedVectors(flat.map((e) => e.text));
  const metrics: Metrics = {};
  const examples = flat.map((one, at) => ({ ...one, vector: vectors?.[at] ?? null }));
  for (const name of Object.keys(sources)) {
    const own = examples.filter((e) => e.source === name);
    for (const use of vectors ? (["words", "both"] as const) : (["words"] as const)) {
      const { top1, top5, n } = labelRates(own, use);
      metrics[`${name}Top1${use === "both" ? "" : "Words"}`] = { value: 100 * top1, unit: "%", n };
      metrics[`${name}Top5${use === "both" ? "" : "Words"}`] = { value: 100 * top5, unit: "%", n };
    }
  }

  return { ...metrics, ...indexTimes(examples) };
}

import { loadFrustration } from "../../../prisma/seed/frustration/load";
import { loadTaxonomy } from "../../../prisma/seed/taxonomy/load";
import { createEncoder } from "../../understanding/encoder/encoder";
import { trainTriage } from "../../understanding/train";
import { understand } from "../../understanding/understand";
import { cacheFolder } from "../evaluate/triage";
import { type Metrics, quantile } from "./metrics";

const warmUp = 50;

/** How long the starter model takes to read one message: alone, and with the encoder in its thread. No database. */
export async function benchTriage(): Promise<Metrics> {
  const { training, heldOut } = loadTaxonomy();
  const teacher = createEncoder();
  const { model } = await trainTriage(training, {
    encoder: teacher,
    cacheFolder: cacheFolder(),
    frustration: loadFrustration().training,
  });
  await teacher.close();
  const texts = heldOut.map(({ text }) => text);

  for (const text of texts.slice(0, warmUp)) understand(model, { text });
  const linear = texts.map((text) => {
    const started = performance.now();
    understand(model, { text });
    return performance.now() - started;
  });
  const metrics: Metrics = {
    linearP50Ms: { value: quantile(linear, 0.5), unit: "ms", n: linear.length },
    linearP99Ms: { value: quantile(linear, 0.99), unit: "ms", n: linear.length },
  };
  const encoder = createEncoder();
  if (encoder.state !== "on") return metrics;
  // Other texts than the measured ones: those must not be known to the encoder.
  for (const { text } of training.slice(0, warmUp)) {
    const vectors = await encoder.encode([text], { timeoutMs: 60_000 });
    understand(model, { text }, vectors?.[0]);
  }
  const fused: number[] = [];
  for (const text of texts) {
    const started = performance.now();
    const vectors = await encoder.encode([text], { timeoutMs: 10_000 });
    understand(model, { text }, vectors?.[0]);
    fused.push(performance.now() - started);
  }
  await encoder.close();
  return {
    understandP50Ms: { value: quantile(fused, 0.5), unit: "ms", n: fused.length },
    understandP99Ms: { value: quantile(fused, 0.99), unit: "ms", n: fused.length },
    ...metrics,
  };
}

import { checkPolicy } from "../../../domain/policy/check";
import { type Metrics, quantile } from "../metrics";
import { bigFacts, bigPolicy } from "./bigPolicy";

const warmUp = 20;
const rounds = 60;

/** How long one check of a large policy takes, with all that a desk's facts add, as it runs after each change in the browser: an
 *  edit makes it another document each time. */
export function checkMs(): Metrics {
  const document = bigPolicy();
  const desk = bigFacts(document);
  const times: number[] = [];
  for (let i = 0; i < warmUp + rounds; i++) {
    const edited = structuredClone(document);
    edited.bands.high = 0.85 + i / 1000;
    const started = performance.now();
    const { errors } = checkPolicy(edited, desk);
    if (i >= warmUp) times.push(performance.now() - started);
    if (errors.length > 0) throw new Error(`The large policy has an error: ${errors[0]!.message}`);
  }
  return {
    checkMs: { value: quantile(times, 0.5), unit: "ms", n: rounds },
    checkP99Ms: { value: quantile(times, 0.99), unit: "ms", n: rounds },
  };
}

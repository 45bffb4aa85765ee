import { seededRandom } from "../../../domain/random";
import { TextIndex } from "../../../understanding/index/textIndex";
import { countWords } from "../../../understanding/index/words";
import { usedBytes } from "../memory";
import { type Metrics, quantile } from "../metrics";
import type { Example } from "./rates";
import { split } from "./texts";

const indexedTexts = 100_000;
const searches = 2_000;

/** A text made of two: half the words and half the meaning of each, and a number of its own. */
function variation(examples: readonly Example[], at: number, random: () => number): Example {
  const one = examples[at % examples.length]!;
  if (at < examples.length) return one;
  const other = examples[Math.floor(random() * examples.length)]!;
  const half = (text: string, side: 0 | 1) => {
    const words = text.split(/\s+/);
    const middle = Math.ceil(words.length / 2);
    return (side === 0 ? words.slice(0, middle) : words.slice(middle)).join(" ");
  };
  const { vector } = one;
  return {
    label: one.label,
    text: `${half(one.text, 0)} ${half(other.text, 1)} ref${at % 5_000}`,
    vector: vector?.map((part, n) => Math.round((part + (other.vector?.[n] ?? part)) / 2)) ?? null,
  };
}

/** Builds an index of 100,000 texts made from these, and searches it with some that it does not hold. */
export function indexTimes(examples: readonly Example[]): Metrics {
  const random = seededRandom(1);
  const { asking, asked } = split(examples);
  const texts = Array.from({ length: indexedTexts }, (_, at) => variation(asked, at, random));
  const before = usedBytes();
  const index = new TextIndex<null>();
  const began = performance.now();
  let longest = 0;
  texts.forEach(({ text, vector }, at) => {
    const start = performance.now();
    index.put(String(at), { words: countWords(text), vector, signatures: [] }, null);
    longest = Math.max(longest, performance.now() - start);
  });
  const buildSeconds = (performance.now() - began) / 1000;
  const memoryMb = (usedBytes() - before) / 2 ** 20;
  const latencies = Array.from({ length: searches }, (_, at) => {
    const { text, vector } = asking[at % asking.length]!;
    const start = performance.now();
    index.search({ words: countWords(text), vector, signatures: [] }, 20);
    return performance.now() - start;
  }).slice(searches / 10);
  const n = latencies.length;
  return {
    indexP50Ms: { value: quantile(latencies, 0.5), unit: "ms", n },
    indexP99Ms: { value: quantile(latencies, 0.99), unit: "ms", n },
    buildSeconds: { value: buildSeconds, unit: "s", n: index.size },
    longestPutMs: { value: longest, unit: "ms", n: index.size },
    memoryMb: { value: memoryMb, unit: "MB", n: index.size },
  };
}

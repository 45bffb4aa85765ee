import { TextIndex } from "../../../understanding/index/textIndex";
import { countWords } from "../../../understanding/index/words";
import { type Labelled, split } from "./texts";

export interface Example extends Labelled {
  vector: Int8Array | null;
}

/** How often the closest text, and one of the five closest, has the label of the text asked with. Shares of 1. */
export function labelRates(
  examples: readonly Example[],
  use: "words" | "both",
): { top1: number; top5: number; n: number } {
  const { asking, asked } = split(examples);
  const index = new TextIndex<string>();
  const indexed = ({ text, vector }: Example) => ({
    words: countWords(text),
    vector: use === "both" ? vector : null,
    signatures: [],
  });
  asked.forEach((one, at) => {
    index.put(String(at), indexed(one), one.label);
  });
  let top1 = 0;
  let top5 = 0;
  for (const one of asking) {
    const labels = index.search(indexed(one), 5).map((hit) => hit.facts);
    if (labels[0] === one.label) top1++;
    if (labels.includes(one.label)) top5++;
  }
  return { top1: top1 / asking.length, top5: top5 / asking.length, n: asking.length };
}

import { comparedLength, countedSimilar, isWorthShowing, type SimilarEvidence } from "../../domain/similar/similar";
import { askedWith } from "../../understanding/index/asked";
import { similarIndex } from "./similarIndex";

/** What the resolved tickets say about a message that is just being read: by its words and errors alone, since encoding
 *  would keep the customer waiting. Null while the index is not there; costs a few milliseconds at 100,000 tickets. */
export function similarEvidence(text: string): SimilarEvidence | null {
  const { isReady, tickets } = similarIndex();
  if (!isReady) return null;
  const hits = tickets
    .search(askedWith(text.slice(0, comparedLength)), countedSimilar, (_, facts) => facts.isResolved)
    .filter((h) => isWorthShowing("ticket", h));
  const [best] = hits;
  return {
    tickets: hits.length,
    bestScore: best?.score ?? 0,
    sameSignature: hits.some((h) => h.signatures.length > 0),
  };
}

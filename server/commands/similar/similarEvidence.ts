import { comparedLength, countedSimilar, isWorthShowing, type SimilarEvidence } from "../../domain/similar/similar";
import { leastResolved, leastWords, type Unfamiliarity } from "../../domain/similar/unfamiliar";
import { readErrorSignatures } from "../../domain/triage/errorSignatures";
import { askedWith } from "../../understanding/index/asked";
import { tellingWords } from "../../understanding/index/sharedWords";
import { type SimilarIndex, similarIndex, type TicketFacts } from "./similarIndex";

const isResolved = (_: string, facts: TicketFacts) => facts.isResolved;

/** What the resolved tickets say about a message that is just being read: by its words and errors alone, since encoding
 *  would keep the customer waiting. Null while the index is not there; costs a few milliseconds at 100,000 tickets. */
export function similarEvidence(text: string, index: SimilarIndex = similarIndex()): SimilarEvidence | null {
  if (!index.isReady) return null;
  const { tickets, usual, resolved } = index;
  const compared = text.slice(0, comparedLength);
  const errors = readErrorSignatures(compared);
  const asked = askedWith(
    compared,
    errors.map((e) => e.hash),
  );
  const found = tickets.search(asked, countedSimilar, isResolved);
  const telling = tellingWords(compared, (word) => tickets.tellingness(word));
  const worth = found.filter((h) => isWorthShowing("ticket", h, telling));
  const isPast = resolved.size >= leastResolved;
  const unfamiliar: Unfamiliarity | null = isPast
    ? {
        resolved: resolved.size,
        closest: asked.words.size < leastWords ? null : Math.max(0, ...found.map((h) => h.byWords)),
        usual,
        newErrors: errors.filter(({ hash }) => !tickets.hasError(hash, isResolved)).map(({ span }) => span),
      }
    : null;
  return {
    tickets: worth.length,
    bestScore: worth[0]?.score ?? 0,
    sameSignature: worth.some((h) => h.signatures.length > 0),
    ...(unfamiliar && { unfamiliar }),
  };
}

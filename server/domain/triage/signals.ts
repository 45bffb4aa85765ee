import { billingDispute } from "./billingDispute";
import { readComplexity } from "./complexity";
import { readErrorSignatures } from "./errorSignatures";
import { readFrustration } from "./frustration";
import { humanRequest } from "./humanRequest";
import { legalOrSecurity } from "./legalOrSecurity";
import { lowerCase, readPhrases } from "./phrases";
import { policyException } from "./policyException";
import { readReferences } from "./references";
import { readSeverity } from "./severity";
import type { Signal, SignalName, Span, Understanding } from "./understanding";
import { readUrgency } from "./urgency";
import { readingWindow } from "./window";

/** How much of a message is read for signals, in UTF-16 units. */
const readLength = { head: 22_000, tail: 8_000 };

/**
 * All signals, error signatures and references of a text. Total and pure; linear in the length. Spans are UTF-16 offsets into
 * `text`, evidence in its order. The words are English; another language gives low values, never an error.
 */
export function readSignals(text: string): Pick<Understanding, "signals" | "errorSignatures"> & { references: Span[] } {
  const window = readingWindow(text, readLength.head, readLength.tail);
  // Straight apostrophes of the same length, so that offsets stay true.
  const read = window.text.toWellFormed().replace(/[’‘ʼ]/g, "'");
  const lower = lowerCase(read);
  const place = ({ start, end }: Span): Span => {
    // What reaches over the cut ends at the cut.
    const isCut = text.length > readLength.head + readLength.tail && start <= readLength.head && end > readLength.head;
    return { start: window.toOriginal(start), end: isCut ? readLength.head : window.toOriginal(end) };
  };
  const errors = readErrorSignatures(read);
  const found: Record<SignalName, Signal> = {
    frustration: readFrustration(read, lower),
    urgency: readUrgency(lower),
    severity: readSeverity(lower),
    complexity: readComplexity(read, lower, errors),
    humanRequest: readPhrases(lower, humanRequest),
    billingDispute: readPhrases(lower, billingDispute),
    policyException: readPhrases(lower, policyException),
    legalOrSecurity: readPhrases(lower, legalOrSecurity),
  };
  const placed = Object.entries(found).map(([name, { value, evidence }]) => [
    name,
    { value, evidence: evidence.map(place).filter(({ start, end }) => end > start) },
  ]);
  return {
    signals: Object.fromEntries(placed) as Record<SignalName, Signal>,
    errorSignatures: errors
      .map(({ hash, span }) => ({ hash, span: place(span) }))
      .filter(({ span }) => span.end > span.start),
    references: readReferences(read)
      .map(place)
      .filter(({ start, end }) => end > start),
  };
}

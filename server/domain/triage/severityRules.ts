import { mergeSpans } from "./phrases";
import type { Signal, Span } from "./understanding";
import { phraseOf, wordsOf } from "./words";

/** The desk's own words for what is severe: a message that contains any of `words` is at least as severe as it says. */
export interface SeverityRule {
  id: string;
  words: readonly string[];
  /** 0 to 1. */
  severity: number;
}

/** A text's words in their one spelling, each with where it stands. */
function wordsIn(text: string): { word: string; span: Span }[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    // One written word may be several in its plain spelling, as ½ is 1 and 2.
    return wordsOf(match[0])
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => ({ word, span }));
  });
}

/** Severity with what the desk's rules say of a text, and the words that say so as evidence: UTF-16 offsets into `text`. A rule
 *  only ever raises it; the same signal where none does. */
export function withSeverityRules(severity: Signal, text: string, rules: readonly SeverityRule[]): Signal {
  if (rules.length === 0) return severity;
  const words = wordsIn(text);
  const places = new Map<string, number[]>();
  for (const [i, { word }] of words.entries()) {
    const known = places.get(word);
    if (known) known.push(i);
    else places.set(word, [i]);
  }
  const spansOf = (phrase: string): Span[] => {
    const asked = phraseOf(phrase).split(" ");
    return (places.get(asked[0]!) ?? [])
      .filter((i) => asked.every((word, k) => words[i + k]?.word === word))
      .map((i) => ({ start: words[i]!.span.start, end: words[i + asked.length - 1]!.span.end }));
  };
  const found = rules
    .filter((rule) => rule.severity > severity.value)
    .map((rule) => ({ value: rule.severity, spans: rule.words.flatMap(spansOf) }))
    .filter(({ spans }) => spans.length > 0);
  if (found.length === 0) return severity;
  const evidence = [...found.flatMap(({ spans }) => spans), ...severity.evidence];
  return { value: Math.max(...found.map(({ value }) => value)), evidence: mergeSpans(evidence) };
}

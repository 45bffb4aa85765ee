/** A text as its words, between single spaces, in one case and one spelling of accents; empty when it has none. */
export function wordsOf(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
}

/** Phrases are a policy's, some hundred, and asked of every text: their spelling is worth keeping, of so many at most. */
const mostKept = 5_000;
const kept = new Map<string, string>();

/** `wordsOf` of a phrase that is asked again and again. */
export function phraseOf(phrase: string): string {
  const known = kept.get(phrase);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const words = wordsOf(phrase);
  kept.set(phrase, words);
  return words;
}

/** Asks a text for phrases, which it has as whole words, without regard to case; one without a word is in none. */
export function phraseFinder(text: string): (phrase: string) => boolean {
  const words = ` ${wordsOf(text)} `;
  return (phrase) => {
    const asked = phraseOf(phrase);
    return asked !== "" && words.includes(` ${asked} `);
  };
}

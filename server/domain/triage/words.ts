/** A text as its words, between single spaces, in one case and one spelling of accents; empty when it has none. */
export function wordsOf(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
}

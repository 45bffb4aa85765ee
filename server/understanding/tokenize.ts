import { readingWindow } from "../domain/triage/window";

/** How much of a message the classifier reads, in UTF-16 units: its beginning and, of longer ones, its end. */
export const classifiedLength = { head: 15_000, tail: 5_000 };

/** Longer runs of letters are no words (base64, minified code): only their beginning carries meaning. */
const maxWordLength = 40;

export const wordPattern = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;

/**
 * Lower-case words of a text. Links, addresses and long numbers are masked, because they identify one message and not
 * its issue type. Total: any string gives a list, at most some thousand words long.
 */
export function tokenize(text: string): string[] {
  const read = readingWindow(text, classifiedLength.head, classifiedLength.tail).text;
  // NFKC can make one character eighteen, hence the second cut.
  const plain = read
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .slice(0, 2 * classifiedLength.head);
  const words: string[] = [];
  // Chunks first: a pattern for links over the whole text would go back and forth on text without spaces.
  for (const chunk of plain.split(/\s+/)) {
    if (chunk.includes("://")) words.push("httplink");
    else if (chunk.includes("@") && chunk.length > 1 && !chunk.startsWith("@")) words.push("mailaddress");
    else for (const match of chunk.matchAll(wordPattern)) words.push(maskNumbers(match[0].slice(0, maxWordLength)));
  }
  return words;
}

/** Up to three digits are words (404, 429); longer numbers are all the same word. */
function maskNumbers(word: string): string {
  return word.replace(/\p{N}{4,}/gu, "0000").replaceAll("’", "'");
}

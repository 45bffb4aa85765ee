/** A bounded part of a text, with the way back to the text's own offsets. */
export interface ReadingWindow {
  text: string;
  /** Offset in the window → offset in the whole text, both UTF-16. */
  toOriginal: (offset: number) => number;
}

/**
 * The first `head` and the last `tail` UTF-16 units of a text, a line break between them; the whole text if it is not
 * longer. People put what they want first or last; the middle of a very long message is a log.
 */
export function readingWindow(text: string, head: number, tail: number): ReadingWindow {
  if (text.length <= head + tail) return { text, toOriginal: (offset) => offset };
  const tailStart = text.length - tail;
  const shift = tailStart - head - 1;
  return {
    text: `${text.slice(0, head)}\n${text.slice(tailStart)}`,
    toOriginal: (offset) => (offset <= head ? offset : offset + shift),
  };
}

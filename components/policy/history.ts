/** Texts before and after the one that is shown; of both the nearest one last. */
export interface Past {
  before: readonly string[];
  after: readonly string[];
}
const most = 100;

/** After a change: what was shown can be gone back to, and what was undone is gone. */
export const pushed = ({ before }: Past, was: string): Past => ({ before: [...before, was].slice(-most), after: [] });

/** A step back (-1) or forth (1) from the text that is shown; null where there is none. */
export function stepped({ before, after }: Past, now: string, by: -1 | 1): { text: string; past: Past } | null {
  const [from, to] = by === -1 ? [before, after] : [after, before];
  const text = from.at(-1);
  if (text === undefined) return null;
  const [rest, grown] = [from.slice(0, -1), [...to, now]];
  return { text, past: by === -1 ? { before: rest, after: grown } : { before: grown, after: rest } };
}

import type { ReplyStyle } from "./vocabulary";

/** What one person's messages and ratings say of how they like to be answered. */
export interface StyleEvidence {
  style: ReplyStyle;
  /** Messages it was learned from, and their usual length: the median, which one pasted log does not move. */
  messages: number;
  usualWords: number;
  /** Share of messages with lists or several paragraphs, and with a greeting. */
  structured: number;
  greeting: number;
  /** Answers rated 4 or 5 and their usual length; null where fewer than two were rated. */
  liked: { answers: number; usualWords: number } | null;
}

/** Fewer messages say nothing about somebody. */
export const leastMessages = 3;

const words = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
const isStructured = (text: string) =>
  /^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]/m.test(text) || text.trim().split(/\n\s*\n/).length >= 3;
const isGreeting = (text: string) =>
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|bonjour|hola)\b/i.test(text.trim());

/** Of at least one number. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}
const clamp = (x: number) => Math.max(-1, Math.min(1, x));

/** Short or detailed, learned from somebody's own messages (oldest or newest first, no matter) and from answers they rated; null
 *  while there is too little to tell or they are in between. The scale runs from -1 (short) to 1 (detailed):
 *  messages of 15 words are at -0.5, of 45 in the middle, of 75 at 0.5; structure adds up to 0.4, greetings 0.15;
 *  with two answers rated 4 or 5 their length (30 words short, 100 detailed) counts as half. */
export function learnReplyStyle(
  messages: readonly string[],
  rated: readonly { score: number; words: number }[],
): StyleEvidence | null {
  const written = messages.filter((m) => words(m) > 0);
  if (written.length < leastMessages) return null;
  const usualWords = median(written.map(words));
  const structured = written.filter(isStructured).length / written.length;
  const greeting = written.filter(isGreeting).length / written.length;
  const own = clamp((usualWords - 45) / 60 + 0.4 * structured + 0.15 * greeting);
  const good = rated.filter((r) => r.score >= 4);
  const liked = good.length < 2 ? null : { answers: good.length, usualWords: median(good.map((r) => r.words)) };
  const scale = liked ? (own + clamp((liked.usualWords - 65) / 35)) / 2 : own;
  if (Math.abs(scale) < 0.25) return null;
  const style = scale < 0 ? "short" : "detailed";
  return { style, messages: written.length, usualWords: Math.round(usualWords), structured, greeting, liked };
}

/** The number of words of an answer, as the style counts them. */
export const wordCount = words;

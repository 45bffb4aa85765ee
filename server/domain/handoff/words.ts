import { synonyms } from "./synonyms";
import { plain } from "./text";

/** Say nothing about what is asked. */
const empty = new Set(
  `a an the this that these those it its it's i you he she we they me him her us them my your yours his our ours their theirs mine
  of in on at to for from with without by as into onto about over under between through during than then there here and or but nor so
  if whether because while though although is are was were be been being am do does did doing done have has had having will would shall
  should can could may might must not no yes don't doesn't didn't isn't aren't wasn't weren't won't can't cannot couldn't wouldn't
  haven't hasn't what which who whom whose when where why how please kindly also too just only still already yet now again ever never
  once maybe perhaps let know tell say said give get got let's us hi hello dear thanks thank sorry sure exactly roughly possible possibly
  some any all every each both either neither more most much many few other others another own same such very really quite even i'm
  i've i'd i'll you're you've you'd we're we've we'd we'll they're they've he's she's that's there's what's who's using used use mind
  able one ones something anything somebody anybody someone anyone everything case question answer information detail details need
  needed mean meant concerned time times currently meanwhile far back up down out else etc make made go goes going went try tried
  trying look looked see seen take taken like happen happened happens happening check sees saw first last next put called term`
    .split(/\s+/)
    .filter(Boolean),
);

const numbers: Readonly<Record<string, string>> = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  eleven: "11",
  twelve: "12",
};

/** A crude stem: endings of number, tense and manner fall off. */
function stem(word: string): string {
  let w = word.replace(/'s$|'$/, "");
  if (w.length > 4) w = w.replace(/(?:ations?|ings?|ied|ies|edly|ed|ly|es|s)$/, (e) => (/^ie/.test(e) ? "y" : ""));
  else if (w.length > 3) w = w.replace(/s$/, "");
  if (w.length > 3) w = w.replace(/([bdfgklmnprt])\1$/, "$1");
  return w.length > 3 ? w.replace(/[ey]$/, "") : w;
}

const meaning = new Map<string, string>();
for (const line of synonyms.trim().split("\n")) {
  const [head = "", ...rest] = line.split(" ");
  const sense = meaning.get(stem(head)) ?? stem(head);
  for (const word of [head, ...rest]) if (!meaning.has(stem(word))) meaning.set(stem(word), sense);
}

export interface Word {
  /** In lower case, as written otherwise. */
  text: string;
  /** What it means: two words with the same sense say the same. */
  sense: string;
  start: number;
  end: number;
}

const token = /[\p{L}\p{N}]+(?:['._@:/-][\p{L}\p{N}]+)*/gu;

/** Senses found before: a ticket says the same words again and again, and is read anew at each pause of the typing. */
const senses = new Map<string, string>();
const mostSenses = 5_000;

function senseOf(word: string): string {
  const before = senses.get(word);
  if (before !== undefined) return before;
  const root = stem(word);
  const sense = numbers[word] ?? meaning.get(root) ?? root;
  if (senses.size >= mostSenses) senses.clear();
  senses.set(word, sense);
  return sense;
}

/** The words of a text with their places; "un-", "re-" and compounds with a hyphen stay one word. */
export function wordsOf(text: string): Word[] {
  return [...plain(text).matchAll(token)].map(({ 0: written, index }) => {
    const lower = written.toLowerCase();
    return { text: lower, sense: senseOf(lower), start: index, end: index + written.length };
  });
}

/** Does a word carry what a sentence is about? */
export const isContent = (word: Word): boolean => word.text.length > 1 && !empty.has(word.text);

/** The words that carry what a sentence is about. */
export const contentOf = (text: string): Word[] => wordsOf(text).filter(isContent);

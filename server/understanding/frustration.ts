import { mergeSpans } from "../domain/triage/phrases";
import { readSignals } from "../domain/triage/signals";
import type { Signal, Span } from "../domain/triage/understanding";
import { type BinaryExample, type BinaryModel, readBinaryCounts, trainBinary } from "./binary";
import { wordContributions } from "./contributions";
import { countFeatures, type FeatureCounts } from "./features";
import { sentencesOf } from "./sentences";

/** What tells a customer who has lost patience: on words and letters alone, and together with the encoder's vectors. */
export interface FrustrationModel {
  linear: BinaryModel;
  /** Null where it was trained without an encoder. */
  encoded: BinaryModel | null;
}

/** Share of frustrated messages that a desk is taken to have: the training texts hold far more, so that there is enough to
 *  learn from. */
const assumedShare = 0.25;
/** Up to this value a signal needs no evidence; without any it stays here. */
const unproven = 0.3;
/** Evidence is the words that together make up this share of what speaks for frustration, at most so many. */
const toldShare = 0.5;
const mostWords = 8;
/** Messages up to this length, in units, are read as a whole only, as the training texts are. */
const shortLength = 160;
const longestSentence = 320;

/** Words that carry a sentence and say nothing of a mood: no evidence on their own. */
const carriers = new Set(
  `a an the this that these those it its it's there here i i'm i've i'd i'll me my mine we we're we've we'd we'll us our
   ours you you're you've you'd you'll u ur your yours he she him her they they're them their one who whom whose which
   what when where how if than then so as and or of to in on at by for from with into about over out up off is are was
   were be been being am do does did has have had can could may might will would shall should get got also just only
   dear hi hello`.split(/\s+/),
);

/** Trains on messages of both kinds; `vectors` are the encoder's, one per example, or null. The lexicon's value of each is
 *  a hint to the calibration, which learns how far to trust it. */
export function trainFrustration(examples: BinaryExample[], vectors: Float32Array[] | null): FrustrationModel {
  const hinted = examples.map((one) => ({ ...one, hints: [readSignals(one.text).signals.frustration.value] }));
  const options = { share: assumedShare };
  return { linear: trainBinary(hinted, null, options), encoded: vectors && trainBinary(hinted, vectors, options) };
}

/** The words that speak most for frustration, neighbours joined to phrases. */
function tellingWords(model: BinaryModel, text: string, counts: FeatureCounts): Span[] {
  const speaking = wordContributions(model, text, counts).filter(
    ({ start, end, value }) => value > 0 && !carriers.has(text.slice(start, end).toLowerCase().replace("’", "'")),
  );
  const enough = toldShare * speaking.reduce((sum, { value }) => sum + value, 0);
  let told = 0;
  const chosen: Span[] = [];
  for (const { start, end, value } of speaking.toSorted((a, b) => b.value - a.value).slice(0, mostWords)) {
    chosen.push({ start, end });
    told += value;
    if (told >= enough) break;
  }
  const phrases: Span[] = [];
  for (const span of chosen.sort((a, b) => a.start - b.start)) {
    const last = phrases.at(-1);
    if (last && /^\s{1,2}$/.test(text.slice(last.end, span.start))) last.end = span.end;
    else phrases.push({ ...span });
  }
  return phrases;
}

/** The sentences of a long text in which the lexicon found something; null where there is no such thing. */
function flaggedPart(text: string, lexicon: Signal): string | null {
  if (text.length <= shortLength || lexicon.evidence.length === 0) return null;
  const flagged = sentencesOf(text, longestSentence).filter((one) =>
    lexicon.evidence.some(({ start, end }) => start < one.end && end > one.start),
  );
  return flagged.map(({ start, end }) => text.slice(start, end)).join(" ");
}

/**
 * The calibrated probability that the writer of an English text has lost patience, 0..1, with the words that say so:
 * the lexicon's and, from 0.3 on, those that weigh most in the model. Without any the value is 0.3 at most. In a long
 * message the sentences that the lexicon points at are read on their own, too: a technical report does not drown them.
 * `lexicon` is the lexicon's reading of the text and `counts` its features; `vector` is the encoder's, null where there
 * is none.
 */
export function measureFrustration(
  model: FrustrationModel,
  text: string,
  counts: FeatureCounts,
  lexicon: Signal,
  vector: Float32Array | null,
): Signal {
  // Without a word there is nothing but the base rate to say.
  if (counts.words.size === 0) return lexicon;
  const reader = vector && model.encoded ? model.encoded : model.linear;
  const whole = readBinaryCounts(reader, counts, vector, [lexicon.value]);
  const flagged = flaggedPart(text, lexicon);
  if (flagged !== null) {
    const value = readBinaryCounts(model.linear, countFeatures(flagged), null, [lexicon.value]);
    if (value > whole) return { value, evidence: lexicon.evidence };
  }
  if (whole <= unproven) return { value: whole, evidence: lexicon.evidence };
  const evidence = mergeSpans([...lexicon.evidence, ...tellingWords(reader, text, counts)]);
  return { value: evidence.length > 0 ? whole : unproven, evidence };
}

import { blankMarkup } from "../domain/triage/markup";
import { readSignals } from "../domain/triage/signals";
import type { Understanding } from "../domain/triage/understanding";
import { countFeatures } from "./features";
import { measureFrustration } from "./frustration";
import { highestAt } from "./highest";
import { readLanguage } from "./language";
import { classifyCounts, type TriageModel } from "./model";

/** Candidates below this are noise; the best one is always kept. */
const leastProbability = 0.005;

/** A word or two say what a message is about, not what is wanted: whoever wrote no more is not answered without a look. */
const fewWords = 3;
const sureOfFewWords = 0.7;
const word = /[\p{L}\p{N}]{1,60}/gu;
const trustIn = (text: string) => ([...text.slice(0, 400).matchAll(word)].length < fewWords ? sureOfFewWords : 1);

/** The likeliest issue type of a classification; null where none of them is likelier. */
export function topOf(model: TriageModel, { types, none }: { types: Float64Array; none: number }): string | null {
  const best = highestAt(types);
  return types[best]! > none ? model.labels[best]! : null;
}

/** Calibrated probability of one issue type for a text as `wholeOf` gives it; 0 for a type that the model does not know. */
export function probabilityOf(
  model: TriageModel,
  whole: string,
  vector: Float32Array | null,
  issueType: string,
): number {
  const at = model.labels.indexOf(issueType);
  return at < 0 ? 0 : classifyCounts(model, countFeatures(whole), vector).types[at]! * trustIn(whole);
}

/** What is read of a message: subject and text with markup blanked, of the same length. */
export function wholeOf(input: { subject?: string; text: string }): string {
  return blankMarkup(input.subject ? `${input.subject}\n${input.text}` : input.text);
}

/**
 * Reads one message: issue types with calibrated probabilities, none of these, signals, error signatures. Total: never
 * throws, whatever the strings hold. Offsets are into `subject + "\n" + text`, or `text` where the subject is missing
 * or empty. Of a very long message the beginning and the end are read (20,000 units for the issue type, 30,000 for the
 * signals). `vector` is the encoder's of `wholeOf(input)`; without it the linear model reads alone.
 */
export function understand(
  model: TriageModel,
  input: { subject?: string; text: string },
  vector: Float32Array | null = null,
): Understanding {
  const whole = wholeOf(input);
  const counts = countFeatures(whole);
  const { types, none } = classifyCounts(model, counts, vector);
  const trust = trustIn(whole);
  const candidates = model.labels
    .map((issueType, at) => ({ issueType, probability: types[at]! * trust }))
    .sort((a, b) => b.probability - a.probability)
    .filter(({ probability }, rank) => rank === 0 || probability >= leastProbability);
  const { references, signals, errorSignatures } = readSignals(whole);
  const language = readLanguage(whole);
  // The model of frustration knows English; to other texts, and in models without it, the lexicon answers alone.
  const isReadable = model.frustration !== null && (language === null || language === "en");
  const frustration = isReadable
    ? measureFrustration(model.frustration!, whole, counts, signals.frustration, vector)
    : signals.frustration;
  return {
    modelVersion: model.version,
    candidates,
    noneOfThese: none,
    signals: { ...signals, frustration },
    errorSignatures,
    language,
    // Features are the policy's words; whoever knows the policy adds them.
    entities: { features: [], references },
  };
}

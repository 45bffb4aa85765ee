import { correctionMark } from "../db/corrections";
import type { Precedent } from "../domain/learning/correction";
import type { EncoderUse, Understanding } from "../domain/triage/understanding";
import { log } from "../log";
import { getEncoder } from "../understanding/encoder/encoder";
import { countFeatures } from "../understanding/features";
import { classifyCounts, type TriageModel } from "../understanding/model";
import { type Comparable, closestTo } from "../understanding/precedents";
import { probabilityOf, topOf, understand, wholeOf } from "../understanding/understand";
import { type LearnedModel, learnedModel } from "./learnedModel";
import { activeModelVersion } from "./models";
import { similarEvidence } from "./similar/similarEvidence";

/** A customer's message never waits longer for the encoder; the linear model then reads alone, and the decision says so. */
const encoderBudgetMs = 120;
/** From this closeness on a correction of team or tier counts for another message. */
const leastCloseness = 0.75;

/** What reading a message gives a decision. */
export interface MessageReading {
  understanding: Understanding | null;
  precedent: Precedent | null;
}

interface Text {
  subject?: string;
  text: string;
}

async function encode(model: TriageModel, input: Text): Promise<{ vector: Float32Array | null; encoder: EncoderUse }> {
  const encoder = getEncoder();
  if (!model.encoded || encoder.state !== "on") return { vector: null, encoder: "off" };
  const vectors = await encoder.encode([wholeOf(input)], { timeoutMs: encoderBudgetMs });
  return vectors ? { vector: vectors[0]!, encoder: "used" } : { vector: null, encoder: "late" };
}

/** The correction without which another issue type would be likeliest: of those for this type, the closest one. */
function learnedFrom({ base, model, examples }: LearnedModel, whole: string, text: Comparable) {
  const counts = countFeatures(whole);
  const before = topOf(base, classifyCounts(base, counts, text.meaning));
  const now = topOf(model, classifyCounts(model, counts, text.meaning));
  if (before === now) return null;
  const taught = examples.filter((one) => one.is.issueType !== undefined && one.is.issueType === now);
  const found = closestTo(text, taught, 0);
  return found && { correctionId: found.example.id, ticket: found.example.ticket, instead: before };
}

function precedentOf({ examples, trainedWith }: LearnedModel, text: Comparable): Precedent | null {
  const placed = examples.filter(({ is }) => is.team !== undefined || is.tier !== undefined);
  const found = closestTo(text, placed, leastCloseness);
  if (!found) return null;
  const { id: correctionId, ticket, number, is } = found.example;
  const { team, tier } = is;
  const isUntrained = number > trainedWith;
  const at = { correctionId, ticket, closeness: found.closeness, isUntrained };
  return { ...at, ...(team && { team }), ...(tier && { tier }) };
}

/** Reads a message with the model in force and all corrections since. Never fails: a message that cannot be read goes to
 *  a human, and the log says why it could not. */
export async function understandMessage(
  message: { subject: string | null; text: string },
  known: { version: string; mark: number } | null,
): Promise<MessageReading> {
  try {
    const version = known?.version ?? (await activeModelVersion());
    if (version === null) return { understanding: null, precedent: null };
    const learned = await learnedModel(version, known?.mark ?? (await correctionMark()));
    const { id, model, base, examples, mark } = learned;
    const input = { subject: message.subject ?? undefined, text: message.text };
    const { vector, encoder } = await encode(base, input);
    const whole = wholeOf(input);
    const similar = similarEvidence(whole);
    const understanding = {
      ...understand(model, input, vector),
      modelVersion: `${id}+${mark}`,
      encoder,
      ...(similar && { similar }),
    };
    if (examples.length === 0) return { understanding, precedent: null };
    const text: Comparable = { words: base.vectorize(countFeatures(whole)), meaning: vector };
    const precedent = precedentOf(learned, text);
    if (model === base) return { understanding: { ...understanding, learned: null }, precedent };
    const uncorrected = probabilityOf(base, whole, vector, understanding.candidates[0]!.issueType);
    const from = learnedFrom(learned, whole, text);
    return { understanding: { ...understanding, learned: from, uncorrected }, precedent };
  } catch (error) {
    log.error({ err: error, known }, "a message could not be read; it goes to a human");
    return { understanding: null, precedent: null };
  }
}

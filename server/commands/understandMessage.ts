import { correctionMark } from "../db/corrections";
import type { Precedent } from "../domain/learning/correction";
import type { Understanding } from "../domain/triage/understanding";
import { log } from "../log";
import { countFeatures } from "../understanding/features";
import { classifyCounts, type TriageModel } from "../understanding/model";
import { type Comparable, closestTo } from "../understanding/precedents";
import { topOf, understand } from "../understanding/understand";
import { type Example, type LearnedModel, learnedModel } from "./learnedModel";
import { activeModelVersion } from "./models";

/** What reading a message gives a decision. */
export interface MessageReading {
  understanding: Understanding | null;
  precedent: Precedent | null;
}

/** From this closeness on a correction of team or tier counts for another message. */
export const leastCloseness = 0.75;

/** The correction without which another issue type would be likeliest: of those for this type, the closest one. */
function learnedFrom(learned: LearnedModel, text: Comparable, before: string | null, now: string | null) {
  if (before === now) return null;
  const taught = learned.examples.filter((one) => one.is.issueType !== undefined && one.is.issueType === now);
  const found = closestTo(text, taught, 0);
  return found && { correctionId: found.example.id, ticket: found.example.ticket, instead: before };
}

function precedentOf(examples: readonly Example[], text: Comparable): Precedent | null {
  const placed = examples.filter(({ is }) => is.team !== undefined || is.tier !== undefined);
  const found = closestTo(text, placed, leastCloseness);
  if (!found) return null;
  const { id: correctionId, ticket, is } = found.example;
  const { team, tier } = is;
  return { correctionId, ticket, closeness: found.closeness, ...(team && { team }), ...(tier && { tier }) };
}

const likeliest = (model: TriageModel, counts: ReturnType<typeof countFeatures>) =>
  topOf(model, classifyCounts(model, counts));

/** Reads a message with the model in force and all corrections since. Never fails: a message that cannot be read goes to
 *  a human, and the log says why it could not. */
export async function understandMessage(
  input: { subject: string | null; text: string },
  known: { version: string; mark: number } | null,
): Promise<MessageReading> {
  try {
    const version = known?.version ?? (await activeModelVersion());
    if (version === null) return { understanding: null, precedent: null };
    const learned = await learnedModel(version, known?.mark ?? (await correctionMark()));
    const { model, base, examples } = learned;
    const understanding = understand(model, { subject: input.subject ?? undefined, text: input.text });
    const modelVersion = `${version}+${learned.mark}`;
    if (examples.length === 0) return { understanding: { ...understanding, modelVersion }, precedent: null };
    const counts = countFeatures(input.subject ? `${input.subject}\n${input.text}` : input.text);
    const text: Comparable = { words: base.vectorize(counts), meaning: null };
    const before = model === base ? null : likeliest(base, counts);
    const now = model === base ? null : likeliest(model, counts);
    return {
      understanding: { ...understanding, modelVersion, learned: learnedFrom(learned, text, before, now) },
      precedent: precedentOf(examples, text),
    };
  } catch (error) {
    log.error({ err: error, known }, "a message could not be read; it goes to a human");
    return { understanding: null, precedent: null };
  }
}

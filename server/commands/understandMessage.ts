import type { EncoderUse, Understanding } from "../domain/triage/understanding";
import { log } from "../log";
import { getEncoder } from "../understanding/encoder/encoder";
import type { TriageModel } from "../understanding/model";
import { understand, wholeOf } from "../understanding/understand";
import { activeModelVersion, loadModel } from "./models";

/** A customer's message never waits longer for the encoder; the linear model then reads alone, and the decision says so. */
const encoderBudgetMs = 120;

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

/** Reads a message with the model in force. Never fails: a message that cannot be read goes to a human, and the log says
 *  why it could not. */
export async function understandMessage(
  message: { subject: string | null; text: string },
  modelVersion: string | null,
): Promise<Understanding | null> {
  try {
    const version = modelVersion ?? (await activeModelVersion());
    if (version === null) return null;
    const { id, model } = await loadModel(version);
    const input = { subject: message.subject ?? undefined, text: message.text };
    const { vector, encoder } = await encode(model, input);
    return { ...understand(model, input, vector), modelVersion: `${id}+0`, encoder };
  } catch (error) {
    log.error({ err: error, modelVersion }, "a message could not be read; it goes to a human");
    return null;
  }
}

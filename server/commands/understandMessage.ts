import type { Understanding } from "../domain/triage/understanding";
import { log } from "../log";
import { understand } from "../understanding/understand";
import { activeModelVersion, loadModel } from "./models";
import { similarEvidence } from "./similar/similarEvidence";

/** Reads a message with the model in force. Never fails: a message that cannot be read goes to a human, and the log says
 *  why it could not. */
export async function understandMessage(
  input: { subject: string | null; text: string },
  modelVersion: string | null,
): Promise<Understanding | null> {
  try {
    const version = modelVersion ?? (await activeModelVersion());
    if (version === null) return null;
    const model = await loadModel(version);
    const similar = similarEvidence(input.subject ? `${input.subject}\n${input.text}` : input.text);
    return {
      ...understand(model, { subject: input.subject ?? undefined, text: input.text }),
      modelVersion: `${version}+0`,
      ...(similar && { similar }),
    };
  } catch (error) {
    log.error({ err: error, modelVersion }, "a message could not be read; it goes to a human");
    return null;
  }
}

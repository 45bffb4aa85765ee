import { env } from "../../env";
import { log } from "../../log";
import type { Encoder, EncoderState } from "./port";
import { findWorkerFile } from "./thread";
import { ThreadEncoder } from "./threadEncoder";

const idle = (state: EncoderState): Encoder => ({
  state,
  encode: async () => null,
  close: async () => undefined,
});

/** An encoder with a thread of its own; for training, so that messages do not wait behind it. */
export function createEncoder(): Encoder {
  if (env.BATON_ENCODER === "off") return idle("off");
  const file = findWorkerFile();
  return file === null ? idle("absent") : new ThreadEncoder(file);
}

// On globalThis: Next loads this module once per bundle, and each encoder takes 200 MB.
const shared = globalThis as { batonEncoder?: Encoder };

/** The encoder of this process; its thread starts with the first text. */
export function getEncoder(): Encoder {
  if (!shared.batonEncoder) {
    shared.batonEncoder = createEncoder();
    const { state } = shared.batonEncoder;
    if (state === "off") log.warn("the sentence encoder is off; messages are read by the linear model alone");
    if (state === "absent") log.warn("the sentence encoder is not installed; the linear model reads alone");
  }
  return shared.batonEncoder;
}

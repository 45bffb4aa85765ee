/** Whether there is a sentence encoder, in words that may be shown: "failed: " is followed by why. */
export type EncoderState = "on" | "off" | "absent" | `failed: ${string}`;

/** Length of an encoder's vectors. */
export const vectorLength = 512;

/** Turns sentences into vectors whose cosine says how alike their meaning is. English. */
export interface Encoder {
  readonly state: EncoderState;
  /** Vectors of length 1, 512 floats each, in the order of the texts; null where it is off, overloaded or too late. */
  encode(texts: readonly string[], options?: { timeoutMs?: number }): Promise<Float32Array[] | null>;
  close(): Promise<void>;
}

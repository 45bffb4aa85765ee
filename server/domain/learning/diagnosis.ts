/** How good a model's probabilities are, in the shapes that `/understanding` draws. */
export interface Diagnosis {
  /** Shares, 0..1: `accuracy` of all texts, "none of these" being a reading like any other; `ece` is the expected
   *  calibration error of ten bins. */
  scores: { accuracy: number; macroF1: number; ece: number };
  texts: number;
  /** Ten equal bins of confidence; those without texts are left out. */
  reliability: { from: number; to: number; texts: number; confidence: number; accuracy: number }[];
  /** What is gained and lost by trusting only confidences at or above a threshold; of no texts none is right or wrong. */
  coverage: { threshold: number; coverage: number; accuracy: number | null }[];
  /** Texts of one label read as another, the most frequent first; null = none of the issue types. */
  confusions: { actual: string | null; read: string | null; texts: number; examples: number[] }[];
  /** For every label: how often it is right when it is read, and read when it is right. */
  types: { label: string | null; texts: number; precision: number | null; recall: number | null }[];
}

/** Share of all texts that were read as what they are; 0 without any. */
export function shareReadRight(types: Diagnosis["types"]): number {
  const texts = types.reduce((sum, one) => sum + one.texts, 0);
  const right = types.reduce((sum, one) => sum + Math.round((one.recall ?? 0) * one.texts), 0);
  return texts === 0 ? 0 : right / texts;
}

/** A diagnosis as it is kept: the texts are named by where they are. */
export interface StoredDiagnosis extends Omit<Diagnosis, "confusions"> {
  confusions: (Omit<Diagnosis["confusions"][number], "examples"> & { examples: string[] })[];
}

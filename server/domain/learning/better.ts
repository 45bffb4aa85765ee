/** What a model scored on texts that neither model was trained on. */
export interface HeldOutScores {
  texts: number;
  /** Share of all texts read right, those that are none of the issue types included, 0..1. */
  accuracy: number;
  /** Mean negative log-likelihood; lower is better. */
  logLoss: number;
  ece: number;
}

export const verdicts = ["better", "notBetter", "lessSure", "forgets", "tooFew"] as const;
export type Verdict = (typeof verdicts)[number];

/** Fewer texts than this tell nothing. */
const fewest = 20;
/** As right, it must be surer by this much: less is chance. */
const leastGain = 0.98;
/** How much worse it may be where few texts measure only roughly: in calibration error, or in share read right. */
const tolerance = (texts: number) => 0.02 + 0.5 / Math.sqrt(texts);

/** Whether a candidate may replace the model in force: more right, or as right and surer of what is; and its
 *  probabilities must still mean what they say. `confirmed` are texts whose label is what an earlier model read and people
 *  found right: agreeing there is no gain, but a candidate that does not agree forgets what the desk could. */
export function compareModels(
  inForce: HeldOutScores,
  candidate: HeldOutScores,
  confirmed: { inForce: HeldOutScores; candidate: HeldOutScores },
): Verdict {
  if (candidate.texts < fewest) return "tooFew";
  if (candidate.ece > inForce.ece + tolerance(candidate.texts)) return "lessSure";
  const isMoreRight = candidate.accuracy > inForce.accuracy;
  const isSurer = candidate.accuracy === inForce.accuracy && candidate.logLoss < leastGain * inForce.logLoss;
  if (!isMoreRight && !isSurer) return "notBetter";
  const { texts, accuracy } = confirmed.candidate;
  return texts > 0 && accuracy < confirmed.inForce.accuracy - tolerance(texts) ? "forgets" : "better";
}

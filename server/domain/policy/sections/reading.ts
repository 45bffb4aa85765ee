import { z } from "zod";
import { probability, slug } from "./names";

export const understanding = z.strictObject({
  /** From this probability on, a message is none of the desk's issue types. */
  noneOfThese: probability,
  /** Mean and standard deviation of the complexity signal over the desk's tickets. */
  complexityMean: probability,
  complexityDeviation: z.number().positive(),
  /** ISO 639-1 codes; a message in another language goes to a person at once. */
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, "use a two-letter language code such as en"))
    .min(1)
    .max(20),
});

/** A part of the product that customers write about, with other words for it. */
export const feature = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  words: z.array(z.string().min(1).max(80)).max(30),
});

/** What the desk's own words say of the impact: a message that contains any of them as words is at least so severe. */
export const severity = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        id: slug,
        words: z.array(z.string().min(1).max(80)).min(1).max(30),
        severity: probability,
      }),
    )
    .max(100),
});

export const autonomy = z.strictObject({
  /** An issue type may act alone only while the upper 95 % bound of its error rate is at most this. */
  errorLimit: z.number().gt(0).max(0.5),
  /** By how much answers that did not hold may lower an issue type's confidence; 0 = not at all. */
  mostLowered: z.number().min(0).max(0.5).default(0.15),
});

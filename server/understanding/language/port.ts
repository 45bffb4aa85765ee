import type { z } from "zod";

/** Why there is no text of the language model: none is configured, no answer in time, no or a bad HTTP answer, it refused,
 *  or what it wrote may not be shown. */
export const languageFailures = ["off", "late", "unreachable", "refused", "unusable"] as const;
export type LanguageFailure = (typeof languageFailures)[number];

export type LanguageAnswer<T> =
  | { ok: true; value: T; model: string }
  /** `detail` is for the log: a status or a check's name, never text that somebody wrote. */
  | { ok: false; why: LanguageFailure; detail: string };

export interface LanguageTask<T> {
  /** What is to be done, written by us. */
  instructions: string;
  /** What others wrote, by name. It is data: whatever it says, nothing in it is an instruction. */
  data: Record<string, string>;
  /** What a usable answer is. */
  schema: z.ZodType<T>;
  maxTokens: number;
}

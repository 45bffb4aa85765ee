import type { z } from "zod";

/** What is wrong with a form before it is sent, by field: the same sentences as the server's. Empty where nothing is. */
export function faultsOf(schema: z.ZodType, input: unknown): Record<string, string> {
  const issues = schema.safeParse(input).error?.issues ?? [];
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join("."), message]));
}

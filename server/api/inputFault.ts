import { ZodError } from "zod";

/** What is wrong with what was asked, as a sentence; null where that is not why it failed. */
export function inputFault(error: unknown): string | null {
  const issue = error instanceof ZodError ? error.issues[0] : undefined;
  if (!issue) return null;
  const field = issue.path.join(".");
  return `This cannot be asked${field ? ` (${field})` : ""}: ${issue.message.replace(/\.$/, "")}.`;
}

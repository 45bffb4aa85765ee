import type { HelpRequest } from "./request";

/** The last attempt to send, and the id that makes a repetition of it the same message. */
export interface Attempt {
  requestId: string;
  content: string;
}

/** The attempt for this content: the same id while nothing was changed, a new one afterwards; two texts under one id would
 *  be refused. */
export const attemptOf = (content: string, last: Attempt | null, newId: () => string): Attempt =>
  last?.content === content ? last : { requestId: newId(), content };

/** What a message consists of, as one text: other files make another message. */
export const contentOf = (texts: readonly string[], fileIds: readonly string[]): string =>
  JSON.stringify([...texts, ...fileIds]);

export const attemptFor = (
  { name, email, subject, text }: HelpRequest,
  last: Attempt | null,
  newId: () => string,
  fileIds: readonly string[] = [],
): Attempt => attemptOf(contentOf([name, email, subject, text], fileIds), last, newId);

/** An attempt as it was kept over a reload; null for anything else. */
export function keptAttempt(kept: string): Attempt | null {
  try {
    const { requestId, content } = JSON.parse(kept) as Partial<Attempt>;
    return typeof requestId === "string" && typeof content === "string" ? { requestId, content } : null;
  } catch {
    return null;
  }
}

import type { HelpRequest } from "./request";

/** The last attempt to send, and the id that makes a repetition of it the same message. */
export interface Attempt {
  requestId: string;
  content: string;
}

/** The attempt for this content: the same id while nothing was changed, a new one afterwards; two texts under one id would
 *  be refused. */
export function attemptFor(request: HelpRequest, last: Attempt | null, newId: () => string): Attempt {
  const content = JSON.stringify([request.name, request.email, request.subject, request.text]);
  return last?.content === content ? last : { requestId: newId(), content };
}

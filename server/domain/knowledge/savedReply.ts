import { checkTemplate, listVariables } from "./variables";

export const maxReplyTitle = 80;
export const maxReplyBody = 20_000;
/** At most so many of one person, and of the desk. */
export const mostReplies = 200;

/** What a saved reply says that nobody could ever fill in, as it is written; null where all is well. Actions return
 *  nothing into an agent's reply. */
export function faultOfReply(body: string): string | null {
  const [finding] = checkTemplate(body);
  if (finding) return finding.code === "unknownVariable" ? `{{${finding.name}}}` : "{{";
  const action = listVariables(body).find((name) => name.startsWith("action."));
  return action ? `{{${action}}}` : null;
}

interface Titled {
  title: string;
  issueTypeId: string | null;
}

/** Those whose title holds all the words, those for the issue type first. */
export function matchReplies<R extends Titled>(replies: readonly R[], words: string, issueTypeId: string | null): R[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = (r: R) => (issueTypeId !== null && r.issueTypeId === issueTypeId ? 0 : r.issueTypeId === null ? 1 : 2);
  return replies
    .filter(({ title }) => wanted.every((word) => title.toLowerCase().includes(word)))
    .sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title));
}

/** What is asked for after a `/` at the begin of a line. */
export function askedReply(before: string): { from: number; words: string } | null {
  const found = /(^|\n)\/([^\n/]{0,40})$/.exec(before);
  return found && { from: found.index + found[1]!.length, words: found[2]! };
}

import { diffLines } from "../knowledge/lineDiff";

/** The share of a draft's words that a reviewer took out or put in, from 0 (sent as it was) to 1. */
export function editShare(draft: string, sent: string): number {
  const words = (text: string) => text.split(/\s+/).filter(Boolean).join("\n");
  const lines = diffLines(words(draft), words(sent));
  const changed = lines.filter((l) => l.kind !== "same").length;
  return lines.length === 0 ? 0 : changed / lines.length;
}

/** Beyond this share an edit says that the draft was not right as it was. */
export const correctUpTo = 0.15;

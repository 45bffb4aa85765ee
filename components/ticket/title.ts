import { firstSentences } from "./detail/brief";

/** What a ticket is called: its subject, else the beginning of its first message. Empty when it has neither. */
export const titleOf = (subject: string | null, text: string | null | undefined): string =>
  subject?.trim() || firstSentences(text ?? "", 90);

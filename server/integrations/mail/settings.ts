import { env } from "../../env";

export interface MailSettings {
  url: string;
  from: string;
}
export type MailState = { isReady: true; settings: MailSettings } | { isReady: false; problem: string };

/** Whether mail can be sent, or a sentence that says what is missing. Never throws: a desk without mail still works. */
export function mailState(): MailState {
  try {
    const { BATON_SMTP_URL: url, BATON_MAIL_FROM: from } = env;
    if (url && from) return { isReady: true, settings: { url, from } };
    const missing = url ? "BATON_MAIL_FROM" : from ? "BATON_SMTP_URL" : "BATON_SMTP_URL and BATON_MAIL_FROM";
    return { isReady: false, problem: `Mail is not set up: set ${missing}. Until then mails wait, for a day at most.` };
  } catch (error) {
    return { isReady: false, problem: `Mail is not set up: ${(error as Error).message}` };
  }
}

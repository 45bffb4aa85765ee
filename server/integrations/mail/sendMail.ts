import { createTransport, type SentMessageInfo } from "nodemailer";
import type { Attempt } from "../../domain/delivery/outcome";
import { log } from "../../log";
import type { MailSettings } from "./settings";

export interface Mail {
  to: readonly string[];
  subject: string;
  text: string;
  html: string;
  /** The same each time it is sent again, so that a mailbox can tell. Without angle brackets. */
  messageId: string;
}

const waitMs = 10_000;
const defaultPort = { "smtp:": 587, "smtps:": 465 };
const isLoopback = (host: string) => /^(localhost|127\.|\[::1\]$)/.test(host);

/** One connection for one mail: they are few, and none is then found dead. */
function transportTo(url: string) {
  const at = new URL(url);
  const protocol = at.protocol as keyof typeof defaultPort;
  const user = decodeURIComponent(at.username);
  return createTransport({
    host: at.hostname.replace(/^\[|\]$/g, ""),
    port: Number(at.port || defaultPort[protocol]),
    secure: protocol === "smtps:",
    auth: user ? { user, pass: decodeURIComponent(at.password) } : undefined,
    // A password never goes over a line that others can read.
    requireTLS: protocol === "smtp:" && user !== "" && !isLoopback(at.hostname),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    dnsTimeout: waitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** A 5xx to a recipient or the text is final. To a sign-in or the sender's address it is the desk's settings that are wrong,
 *  which somebody may put right within the day. */
function attemptOf({ responseCode, response, code, command, message }: SmtpError): Attempt {
  const isAboutMail = (code === "EENVELOPE" || code === "EMESSAGE") && command !== "MAIL FROM";
  if (responseCode === undefined) {
    if (isAboutMail) return { kind: "never", fault: "mailRefused", detail: message };
    return { kind: "again", fault: code === "ETIMEDOUT" ? "timedOut" : "unreachable", detail: null };
  }
  const isFinal = responseCode >= 500 && isAboutMail;
  return { kind: isFinal ? "never" : "again", fault: "mailRefused", detail: response ?? String(responseCode) };
}

function after<T>(ms: number, value: T): { promise: Promise<T>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(value), ms);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}

/** Sends one mail by SMTP. Never throws. Where a server refuses some of several recipients it counts as delivered, with a
 *  fault that names them. */
export async function sendMail({ url, from }: MailSettings, mail: Mail): Promise<Attempt> {
  // A server that answers, but word by word, is held to a limit too.
  const limit = after<Attempt>(2 * waitMs, { kind: "again", fault: "timedOut", detail: null });
  const { messageId, to, ...words } = mail;
  const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };
  const sending = transportTo(url)
    .sendMail({ ...words, from, to: [...to], messageId: `<${messageId}>`, headers })
    .then(
      (sent: SentMessageInfo): Attempt => {
        const refused = (sent.rejected as (string | { address: string })[]).map((r) =>
          typeof r === "string" ? r : r.address,
        );
        const fault = refused.length > 0 ? { fault: "partly" as const, detail: refused.join(", ") } : null;
        return { kind: "delivered", fault };
      },
      (error: SmtpError): Attempt => {
        log.warn({ err: error }, "a mail was not sent");
        return attemptOf(error);
      },
    );
  try {
    return await Promise.race([sending, limit.promise]);
  } finally {
    limit.cancel();
  }
}

import { createTransport, type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
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

type Pool = Transporter<SMTPPool.SentMessageInfo, SMTPPool.Options>;
const pools = new Map<string, Pool>();

/** A few connections that are kept for the next mail. Sockets time out, so that a silent server holds nothing for long. */
function poolFor(url: string): Pool {
  const known = pools.get(url);
  if (known) return known;
  const at = new URL(url);
  const pool = createTransport({
    pool: true,
    maxConnections: 3,
    host: at.hostname,
    port: at.port ? Number(at.port) : at.protocol === "smtps:" ? 465 : 587,
    secure: at.protocol === "smtps:",
    auth: at.username
      ? { user: decodeURIComponent(at.username), pass: decodeURIComponent(at.password) }
      : undefined,
    // A password never goes over a line that anybody can read, but to this machine itself.
    requireTLS: at.protocol === "smtp:" && at.username !== "" && !isLoopback(at.hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 10_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  pool.on("error", (error) => log.warn({ err: error }, "a connection to the mail server broke"));
  pools.set(url, pool);
  return pool;
}

const isLoopback = (host: string) => /^(localhost|127\.|\[::1\]$)/.test(host);

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
}

/** 5xx to a mail is final; before it was offered at all (a refused sign-in, a server that sends us away) it is the desk's
 *  own settings that are wrong, which somebody may put right within the day. */
function attemptOf(error: SmtpError): Attempt {
  const { responseCode, response, code } = error;
  if (responseCode === undefined) {
    const fault = code === "ETIMEDOUT" ? "timedOut" : "unreachable";
    return { kind: "again", fault, detail: null };
  }
  const isFinal = responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { kind: isFinal ? "never" : "again", fault: "mailRefused", detail: response ?? String(responseCode) };
}

/** Sends one mail by SMTP. Never throws. What some of several recipients' server refused is delivered with a fault. */
export async function sendMail({ url, from }: MailSettings, mail: Mail): Promise<Attempt> {
  try {
    const { messageId, to, ...words } = mail;
    const sent = await poolFor(url).sendMail({
      ...words,
      from,
      to: [...to],
      messageId: `<${messageId}>`,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    });
    const refused = sent.rejected.map((one) => (typeof one === "string" ? one : one.address));
    return { kind: "delivered", fault: refused.length > 0 ? { fault: "partly", detail: refused.join(", ") } : null };
  } catch (error) {
    log.warn({ err: error }, "a mail was not sent");
    return attemptOf(error as SmtpError);
  }
}

/** Closes the connections that are kept. */
export function closeMail(): void {
  for (const pool of pools.values()) pool.close();
  pools.clear();
}

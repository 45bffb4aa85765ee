import { createFormatter, createTranslator } from "use-intl/core";
import type { PersonLinkKind } from "../../domain/people/link";
import type { AlarmNotice } from "../../domain/sla/alarmNotice";
import { env } from "../../env";
import { messages } from "../../messages";

/** What is written: no word of a customer's, only the desk's own. */
export interface Letter {
  subject: string;
  /** The facts, a sentence each. */
  lines: string[];
  link: string;
  /** What the link does, and why they get this. */
  open: string;
  why: string;
}

export interface LetterTicket {
  id: string;
  number: number;
}

export const ticketUrl = (ticketId: string) => `${env.BATON_PUBLIC_URL}/tickets/${ticketId}`;

// A destination has no zone of its own, and an instant in UTC is true everywhere.
const zone = "UTC";
const words = createTranslator({ locale: "en", messages, namespace: "deliveries.letter", timeZone: zone });
const linkWords = createTranslator({ locale: "en", messages, namespace: "deliveries.personLink", timeZone: zone });
const metrics = createTranslator({ locale: "en", messages, namespace: "sla.metric", timeZone: zone });
const format = createFormatter({ locale: "en", timeZone: zone });

/** An instant to the second, with its zone. `at` in epoch ms. */
const instant = (at: number) => format.dateTime(at, { dateStyle: "long", timeStyle: "long" });

export function letterOf(notice: AlarmNotice, ticket: LetterTicket, dueAt: number | null): Letter {
  const { metric, tier, fraction, at } = notice;
  const { number } = ticket;
  const what = words("what", { metric: metrics(`${metric}.long`), tier: tier ?? 0 });
  const percent = format.number(fraction ?? 1, { style: "percent" });
  const isBreach = fraction === null;
  const due = !isBreach && dueAt !== null ? [words("due", { at: instant(dueAt) })] : [];
  return {
    subject: isBreach ? words("subjectBreach", { number, what }) : words("subjectWarning", { number, what, percent }),
    lines: [
      isBreach ? words("breach", { number, what }) : words("warning", { number, what, percent }),
      words("at", { at: instant(at) }),
      ...due,
    ],
    link: ticketUrl(ticket.id),
    open: words("open"),
    why: words("why"),
  };
}

/** The letter with somebody's link to set a password. `expiresAt` in epoch ms. */
export function linkLetter(link: { kind: PersonLinkKind; name: string; url: string; expiresAt: number }): Letter {
  const { kind, name, url, expiresAt } = link;
  return {
    subject: linkWords(`${kind}.subject`),
    lines: [linkWords(`${kind}.text`, { name }), linkWords("until", { at: instant(expiresAt) })],
    link: url,
    open: linkWords(`${kind}.open`),
    why: linkWords("why"),
  };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (c) => entities[c]!);

/** The same letter as a mail's two bodies. */
export function mailBodies({ lines, link, open, why }: Letter): { text: string; html: string } {
  const text = [...lines, "", `${open}: ${link}`, "", why, ""].join("\n");
  const [first = "", ...rest] = lines.map(escapeHtml);
  const html = [
    "<!doctype html>",
    '<html lang="en"><body style="font-family:sans-serif">',
    `<p><strong>${first}</strong><br>${rest.join("<br>")}</p>`,
    `<p><a href="${escapeHtml(link)}">${escapeHtml(open)}</a></p>`,
    `<p><small>${escapeHtml(why)}</small></p>`,
    "</body></html>",
  ].join("\n");
  return { text, html };
}

/** As Slack's incoming webhooks read it; `&`, `<` and `>` are its only special characters. */
export function chatText({ lines, link, open }: Letter): string {
  const escaped = lines.map((line) => line.replaceAll(/[&<>]/g, (c) => entities[c]!));
  return `${escaped.join(" ")} <${link}|${open}>`;
}

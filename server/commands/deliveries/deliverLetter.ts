import { signingSecrets } from "../../db/channels";
import { addressesOf, type ClaimedLetter } from "../../db/outbox";
import { openLink } from "../../db/personLinks";
import { loadPolicy } from "../../db/policies";
import { type Attempt, attemptOfStatus } from "../../domain/delivery/outcome";
import type { Destination } from "../../domain/policy/document";
import type { AlarmNotice } from "../../domain/sla/alarmNotice";
import { env } from "../../env";
import { sendMail } from "../../integrations/mail/sendMail";
import { mailState } from "../../integrations/mail/settings";
import { type Posted, postJson } from "../../integrations/webhooks/postJson";
import { postSigned } from "../../integrations/webhooks/postSigned";
import { personLinkUrl } from "../../links";
import { log } from "../../log";
import { chatText, type Letter, letterOf, linkLetter, mailBodies, ticketUrl } from "./letterText";

const timeoutMs = 10_000;

let isSaid = false;
/** Said once per process, and as no fault: a desk may run without mail, and what waits is seen on screen. */
export function sayMailState(): void {
  const state = mailState();
  if (!state.isReady && !isSaid) log.info(state.problem);
  isSaid = true;
}

function attemptOf(posted: Posted): Attempt {
  switch (posted.kind) {
    case "answered":
    case "badAnswer": // of what was answered, only the status counts
      return attemptOfStatus(posted.status);
    case "forbiddenAddress":
      return { kind: "never", fault: "forbiddenAddress", detail: null };
    case "timedOut":
    case "unreachable":
      return { kind: "again", fault: posted.kind, detail: null };
  }
}

/** The same name for a letter however often it is sent: `webhook-id`, `idempotency-key` and Message-ID. */
export const nameOf = (id: string) => `outbox-${id}`;

async function mail(id: string, letter: Letter, to: readonly string[]): Promise<Attempt> {
  const state = mailState();
  if (!state.isReady) {
    sayMailState();
    return { kind: "untried", fault: "mailNotSetUp", detail: null };
  }
  const messageId = `${nameOf(id)}@${new URL(env.BATON_PUBLIC_URL).hostname}`;
  return sendMail(state.settings, { to, subject: letter.subject, ...mailBodies(letter), messageId });
}

type AboutAlarm = Extract<ClaimedLetter, { topic: "alarm" }>;

/** What a webhook is told: typed facts, ids and no words of a customer. */
function webhookBody(letter: AlarmNotice, ticket: AboutAlarm["ticket"]): object {
  const { clockId, metric, tier, fraction, at } = letter;
  return {
    type: fraction === null ? "clock.breached" : "clock.warned",
    timestamp: new Date(at).toISOString(),
    data: { ticket: { ...ticket, url: ticketUrl(ticket.id) }, clock: { id: clockId, metric, tier, fraction } },
  };
}

async function toDestination(claimed: AboutAlarm, to: Destination, signal?: AbortSignal): Promise<Attempt> {
  const { letter, ticket, dueAt } = claimed;
  const id = nameOf(claimed.id);
  switch (to.kind) {
    case "email":
      return mail(claimed.id, letterOf(letter, ticket, dueAt), [to.address]);
    case "chat": {
      const body = JSON.stringify({ text: chatText(letterOf(letter, ticket, dueAt)) });
      return attemptOf(await postJson(to.address, body, { timeoutMs, headers: { "idempotency-key": id }, signal }));
    }
    case "webhook": {
      const secrets = await signingSecrets("destination", to.id);
      if (secrets.length === 0) return { kind: "untried", fault: "unsigned", detail: to.id };
      return attemptOf(await postSigned(to.address, { id, secrets, timeoutMs, signal }, webhookBody(letter, ticket)));
    }
  }
}

/** Only while it is good: whoever was sent a newer one would not know which of them to use. */
async function deliverLink({ id, letter }: Extract<ClaimedLetter, { topic: "personLink" }>): Promise<Attempt> {
  const link = await openLink(letter.linkId);
  if (!link) return { kind: "never", fault: "linkEnded", detail: null };
  const text = linkLetter({ ...link, kind: letter.kind, url: personLinkUrl(letter.linkId) });
  return mail(id, text, [link.email]);
}

async function deliverAlarm(claimed: AboutAlarm, signal?: AbortSignal): Promise<Attempt> {
  const { people, destination, policyVersion } = claimed.letter;
  if (destination === null) {
    const addresses = await addressesOf(people);
    if (addresses.length === 0) return { kind: "never", fault: "nobody", detail: null };
    return mail(claimed.id, letterOf(claimed.letter, claimed.ticket, claimed.dueAt), addresses);
  }
  const { document } = await loadPolicy(policyVersion);
  const found = document.destinations.find((d) => d.id === destination);
  if (!found) return { kind: "never", fault: "noDestination", detail: destination };
  return toDestination(claimed, found, signal);
}

/** Makes one attempt to deliver a letter, by whatever way it goes. */
export const deliverLetter = (claimed: ClaimedLetter, signal?: AbortSignal): Promise<Attempt> =>
  claimed.topic === "alarm" ? deliverAlarm(claimed, signal) : deliverLink(claimed);

import {
  isAssistantStopped,
  issueTypesOf,
  loadAnswerArticles,
  loadTicketTexts,
  type TicketTexts,
} from "../../db/assistant";
import { signingSecrets } from "../../db/channels";
import { db } from "../../db/client";
import { loadTicket } from "../../db/tickets/load";
import { type ActionResult, readActionAnswer } from "../../domain/assistant/actionResult";
import { playbookOf } from "../../domain/assistant/move";
import type { PlaybookAction } from "../../domain/policy/document";
import { reason } from "../../domain/reasons";
import type { TicketCommand } from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import { assistantActor } from "../../domain/vocabulary";
import { postSigned } from "../../integrations/webhooks/postSigned";
import { log } from "../../log";
import { changeTicket } from "../changeTicket";
import { requestPlan } from "../planWaiting";
import { answerAlone, toPeople } from "./answer";

/** What the other system is told: what is wanted, for which ticket and customer. Ids and addresses, not the customer's text. */
const requestOf = (t: Ticket, texts: TicketTexts, action: PlaybookAction) => ({
  type: "action.requested",
  action: action.id,
  ticket: { id: t.id, number: texts.number, issueType: t.issueType },
  customer: { name: texts.customer, email: texts.email, externalId: texts.externalId, account: texts.account },
});

/** Calls a playbook's action and reads what it answered. The id of the delivery stays the same for a ticket and turn, so
 *  that a receiver which has acted already can tell. */
export async function callAction(t: Ticket, action: PlaybookAction): Promise<ActionResult & { ms: number }> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const secrets = await signingSecrets("action", action.id);
  if (secrets.length === 0) return { outcome: "unsigned", returned: {}, ms: took() };
  const texts = (await loadTicketTexts(db, [t.id])).get(t.id)!;
  const id = `${t.id}.${action.id}.${t.assistant?.turns ?? 0}`;
  const answer = await postSigned(
    action.url,
    { id, secrets, timeoutMs: action.timeoutSeconds * 1000 },
    requestOf(t, texts, action),
  );
  const result =
    answer.kind === "answered" ? readActionAnswer(action, answer.body) : { outcome: answer.kind, returned: {} };
  if (result.outcome !== "done")
    log.warn({ action: action.id, ticket: t.id, outcome: result.outcome }, "an action failed");
  return { ...result, ms: took() };
}

/** Runs the action of a ticket that answers alone, then answers with what it returned, or hands the ticket over. */
export async function performAction(ticketId: string, action: PlaybookAction): Promise<void> {
  const before = await loadTicket(ticketId);
  if (before?.assistant?.step !== "acting") return;
  const { outcome, returned, ms } = await callAction(before, action);
  await changeTicket(ticketId, assistantActor, async (t, now, policy, tx) => {
    const record: TicketCommand = { do: "recordAction", action: action.id, outcome, ms };
    if (t.assistant?.step !== "acting") return { commands: [record] }; // people have it meanwhile; they see what was done
    const isStopped = await isAssistantStopped(tx);
    const failure = isStopped ? reason("assistantStopped") : reason("assistantAction", { action: action.id, outcome });
    if (isStopped || outcome !== "done") return { commands: [record, ...toPeople(t, [failure]).commands] };
    const articles = await loadAnswerArticles(tx, playbookOf(t, policy)?.articles ?? [], issueTypesOf([t]));
    const texts = (await loadTicketTexts(tx, [t.id])).get(t.id)!;
    const work = answerAlone(t, { policy, texts, articles, now, returned });
    return { commands: [record, ...work.commands], also: work.also };
  });
  await requestPlan();
}

const running = new Set<Promise<void>>();

/** Starts an action without waiting for it: nobody waits for another system while a page is drawn. */
export function startAction(ticketId: string, action: PlaybookAction): void {
  const run: Promise<void> = performAction(ticketId, action)
    .catch((error) =>
      log.error({ err: error, ticket: ticketId }, "an action broke off; its ticket goes to people when its time is up"),
    )
    .finally(() => running.delete(run));
  running.add(run);
}

/** Resolves when no action of this process is under way. */
export async function actionsDone(): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}

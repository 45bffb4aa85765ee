import { loadContext } from "../db/accounts/context";
import { db } from "../db/client";
import { loadEstimates } from "../db/estimates";
import { recentAnswers } from "../db/outcomes";
import { overridesInForce } from "../db/overrides";
import type { TableWrite } from "../db/statement";
import { loadEvents } from "../db/tickets/load";
import { keptTicketOf, ticketPath } from "../db/tickets/merged";
import { dropWriting } from "../db/writing";
import type { DecisionFacts, DecisionResult } from "../domain/decision/decide";
import { afterFollowUp } from "../domain/decision/followUp";
import { beliefAfterFailure, type Estimates } from "../domain/estimates/expected";
import type { PersonId } from "../domain/ids";
import { putRight } from "../domain/learning/putRight";
import type { Policy } from "../domain/policy/compile";
import { raisedPoints } from "../domain/priority/raised";
import { reason } from "../domain/reasons";
import type { TicketCommand } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { isMerelyThanks } from "../domain/triage/thanks";
import type { Actor, Channel } from "../domain/vocabulary";
import { isUniqueViolation } from "../errors";
import { afterCustomerWrote, nothing } from "./assistant/customerSays";
import { outcomeWrite } from "./assistant/outcome";
import { requestWork } from "./assistant/runAssistant";
import type { Binding } from "./bindAttachments";
import { changeTicket, refused } from "./changeTicket";
import { mustHaveSeen } from "./collision";
import { newId } from "./ids";
import { mentionWrites } from "./mentions";
import { messageWrite } from "./messageRow";
import { mustBeFilled } from "./mustBeFilled";
import { decideTicket, keepCommand } from "./placeTicket";
import { replyWork } from "./replyWork";
import { understandMessage } from "./understandMessage";

/** Answers the customer at once; what an agent writes on a screen can be taken back for a while (sendReply.ts). Only the person who has the ticket may, and only who has seen what was said last (`seenId`), so that
 *  nobody is answered twice. */
export async function replyToTicket(
  ticketId: string,
  personId: PersonId,
  reply: { body: string; isWaitingForCustomer: boolean; seenId?: string | null },
  bind?: Binding,
): Promise<{ messageId: string }> {
  const messageId = newId();
  const actor: Actor = { kind: "person", id: personId };
  await changeTicket(ticketId, actor, async (t, at, _policy, tx) => {
    mustBeFilled(reply.body);
    await mustHaveSeen(tx, { ticketId, seenId: reply.seenId ?? null, by: personId, now: at });
    if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
    await dropWriting(tx, { personId, ticketId, kind: "reply" });
    const { body, isWaitingForCustomer } = reply;
    const files = bind?.(ticketId, messageId) ?? [];
    return replyWork(tx, t, { id: messageId, personId, body, isWaitingForCustomer, files }, at);
  });
  return { messageId };
}

/** A word among colleagues; the customer never sees it. */
export async function addNote(
  ticketId: string,
  personId: PersonId,
  body: string,
  bind?: Binding,
): Promise<{ messageId: string }> {
  const messageId = newId();
  const actor: Actor = { kind: "person", id: personId };
  await changeTicket(ticketId, actor, async (t, at, _policy, tx) => {
    await dropWriting(tx, { personId, ticketId, kind: "note" });
    const mentions = await mentionWrites(tx, { ticketId, messageId, by: personId, body, at });
    return {
      commands: [{ do: "note", messageId }],
      also: [
        messageWrite(t, { id: messageId, kind: "note", actor, channel: t.channel, body, at }),
        ...mentions,
        ...(bind?.(ticketId, messageId) ?? []),
      ],
    };
  });
  return { messageId };
}

/** Reads a further message; a decision is made anew when it says more than is known: asks for a person, threatens, hurries. */
async function readFollowUp(t: Ticket, text: string, messageId: string, policy: Policy, now: number) {
  const { understanding: fresh } = await understandMessage({ subject: null, text }, null);
  if (!fresh || !t.decisionId) return null;
  const last = await db.decision.findUniqueOrThrow({
    where: { id: t.decisionId },
    select: { facts: true, result: true },
  });
  const facts = last.facts as unknown as DecisionFacts;
  const before = last.result as unknown as DecisionResult;
  const understanding = afterFollowUp(facts.understanding, fresh);
  const { precedent } = facts;
  const known = { customerId: t.customerId, accountId: t.accountId, now, except: t.id };
  const context = understanding && (await loadContext(known));
  const [estimates, overrides, answers] = await Promise.all([loadEstimates(), overridesInForce(), recentAnswers()]);
  const { events } = await loadEvents(t.id);
  const history = { corrected: putRight(events), raised: raisedPoints(events) };
  const read = { understanding, precedent, text, messageId, context, estimates, overrides, answers, ...history };
  const again = understanding && decideTicket(t, read, policy, now);
  const decision = again?.result ?? before;
  return { again, decision, topic: fresh.candidates[0] ?? null };
}

/** Where a reopened ticket goes: back to its queue, or a tier up when the customer says that it is still wrong, after a failed
 *  attempt that the estimates make something of. */
export function requeue(
  t: Ticket,
  policy: Policy,
  isStillWrong: boolean,
  estimates: Estimates | null = null,
): TicketCommand[] {
  if (!t.queue) return [];
  const { team, tier } = t.queue;
  const next = isStillWrong ? policy.teamTiers(team).find((n) => n > tier) : undefined;
  if (next === undefined) return [{ do: "queue", team, tier, reasons: [] }];
  const reasons = [reason("tierRaised", { from: tier, to: next })];
  const belief = t.touches > 0 ? beliefAfterFailure(t, tier, policy, estimates) : undefined;
  return [{ do: "escalate", toTeam: team, toTier: next, reason: "customerAsked", reasons, belief }];
}

/** Where a kept ticket belongs: its queue, or the last resort's while nobody owns it. */
const placeOf = (t: Ticket, policy: Policy) => t.queue ?? policy.document.lastResort;

export interface FollowUp {
  /** The customer says that a resolved ticket is not solved. */
  isStillWrong?: boolean;
  /** The agent who wrote down what the customer said on the phone, and whether they keep the ticket if nobody has it. */
  loggedBy?: PersonId;
  isKept?: boolean;
  /** Rows that are to be written with the message or not at all. */
  also?: (t: Ticket, messageId: string, at: number) => Promise<TableWrite[]> | TableWrite[];
}

/** The customer writes again. A mere thank-you leaves a resolved ticket resolved; anything else returns it to the pool, where the
 *  agent who knows it is preferred; "still wrong" sends it a tier up. `requestId` makes a repeated delivery the same message. What is
 *  written on a merged ticket lands in the one that it was merged into. */
export async function receiveFollowUp(
  writtenTo: string,
  body: string,
  channel: Channel,
  requestId: string,
  more: FollowUp = {},
): Promise<{ messageId: string }> {
  const { isStillWrong = false, loggedBy, isKept = false, also } = more;
  const path = await ticketPath(writtenTo);
  const ticketId = path.at(-1) ?? writtenTo;
  const find = () => {
    return db.message.findFirst({
      where: { channel, externalId: requestId, ticketId: { in: path } },
      select: { id: true },
    });
  };
  const known = await find();
  if (known) return { messageId: known.id };
  const messageId = newId();
  const customer: Actor = { kind: "customer", id: null };
  const actor: Actor = loggedBy ? { kind: "person", id: loggedBy } : customer;
  const received = changeTicket(ticketId, actor, async (t, at, policy) => {
    const isReopened = t.status === "resolved" || t.status === "closed";
    const isThanks = isReopened && !isStillWrong && isMerelyThanks(body);
    const estimates = isStillWrong ? await loadEstimates() : null;
    const queue = isReopened && !isThanks ? requeue(t, policy, isStillWrong, estimates) : [];
    const read = isThanks ? null : await readFollowUp(t, body, messageId, policy, at);
    const again = read?.again;
    const message = messageWrite(t, { id: messageId, kind: "inbound", actor: customer, channel, body, at });
    for (const row of message.rows) Object.assign(row, { external_id: requestId, person_id: loggedBy ?? null });
    const keep = isKept && loggedBy && !t.assignment ? [keepCommand(loggedBy, placeOf(t, policy))] : [];
    // What the assistant alone had solved was not solved.
    const undone = isReopened && !isThanks && t.touches === 0 ? outcomeWrite(t, false, "customer", at) : [];
    const held =
      t.assistant && keep.length === 0 ? afterCustomerWrote(t, { body, messageId, read }, policy, at) : nothing;
    return {
      commands: [
        { do: "receive", messageId, channel, isThanks },
        ...(again ? [again.command] : []),
        ...queue,
        ...keep,
        ...held.commands,
      ],
      also: [
        message,
        ...held.also,
        ...undone,
        { table: "decision", mode: "insert", rows: again ? [again.row] : [] },
        ...((await also?.(t, messageId, at)) ?? []),
      ],
    };
  });
  try {
    await received;
  } catch (error) {
    // The same delivery at once: the other one was faster.
    const faster = isUniqueViolation(error) ? await find() : null;
    // Merged since it was looked up: the message follows.
    if (!faster && (await keptTicketOf(writtenTo)) !== ticketId)
      return receiveFollowUp(writtenTo, body, channel, requestId, more);
    if (!faster) throw error;
    return { messageId: faster.id };
  }
  await requestWork();
  return { messageId };
}

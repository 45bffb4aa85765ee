import {
  type AnswerArticle,
  dueAssistantTickets,
  isAssistantStopped,
  issueTypesOf,
  loadAnswerArticles,
  loadTicketTexts,
} from "../../db/assistant";
import { inTransaction } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import type { TableWrite } from "../../db/statement";
import { lockTickets } from "../../db/tickets/load";
import { saveTickets, type TicketChange } from "../../db/tickets/save";
import { afterFollowUp, type Move, nextMove, playbookOf } from "../../domain/assistant/move";
import { composeReply } from "../../domain/assistant/reply";
import type { Policy } from "../../domain/policy/compile";
import type { PlaybookAction } from "../../domain/policy/document";
import { transition } from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import { assistantActor } from "../../domain/vocabulary";
import { coalesced } from "../coalesce";
import { newId } from "../ids";
import { contextOf } from "../placeTicket";
import { requestPlan } from "../planWaiting";
import {
  type AnswerFacts,
  type AssistantWork,
  answerAlone,
  assistantMessage,
  draftAnswer,
  replyFacts,
  toPeople,
} from "./answer";
import { startAction } from "./performAction";

/** An action may take its time-out and then some; after this its ticket goes to people. */
const leaseMs = (action: PlaybookAction) => (action.timeoutSeconds + 15) * 1000;

function workOf(t: Ticket, move: Move, facts: AnswerFacts): AssistantWork {
  const { policy, now } = facts;
  switch (move.kind) {
    case "none":
      return { commands: [], also: [] };
    case "act":
      return { commands: [{ do: "act", action: move.action.id, dueAt: now + leaseMs(move.action) }], also: [] };
    case "answer":
      return answerAlone(t, facts);
    case "draft":
      return draftAnswer(t, facts);
    case "followUp": {
      const reply = composeReply(
        [policy.document.assistant.followUp],
        replyFacts(facts, policy.document.assistant.name),
      );
      if (!reply.ok) return toPeople(t, reply.reasons);
      const messageId = newId();
      const dueAt = afterFollowUp(t, policy, now);
      const also = [assistantMessage(t, messageId, reply.text, now, null)];
      return { commands: [{ do: "followUp", messageId, dueAt }], also };
    }
    case "close":
      return { commands: [{ do: "resolve" }], also: [] };
    case "expire": {
      const draftId = t.assistant?.draftId;
      return draftId
        ? { commands: [{ do: "expireDraft", draftId, reasons: move.reasons }], also: [] }
        : toPeople(t, move.reasons);
    }
    case "toReview": {
      const { team, tier } = t.queue!;
      return { commands: [{ do: "assist", lane: "review", team, tier, dueAt: now, reasons: move.reasons }], also: [] };
    }
    case "handOver":
      return toPeople(t, move.reasons);
  }
}

interface Round {
  changed: number;
  isHandedOver: boolean;
  actions: { ticketId: string; action: PlaybookAction }[];
}

function carryOutMoves(
  tickets: Ticket[],
  world: { policy: Policy; isStopped: boolean; now: number; articles: AnswerArticle[] },
  texts: Awaited<ReturnType<typeof loadTicketTexts>>,
) {
  const { policy, isStopped, now, articles } = world;
  const changes: TicketChange[] = [];
  const also: TableWrite[] = [];
  const round: Round = { changed: 0, isHandedOver: false, actions: [] };
  for (const before of tickets) {
    const known = texts.get(before.id);
    if (!before.assistant || before.assistant.dueAt > now || !known) continue;
    const move = nextMove(before, policy, { isStopped });
    const work = workOf(before, move, { policy, texts: known, articles, now });
    let after = before;
    const events: TicketChange["events"] = [];
    for (const command of work.commands) {
      const done = transition(after, command, contextOf(policy, now, assistantActor));
      if (!done.ok) break; // it was taken meanwhile: a normal outcome
      after = done.ticket;
      events.push(...done.events);
    }
    if (events.length === 0) continue;
    changes.push({ before, after, events });
    also.push(...work.also);
    round.changed++;
    round.isHandedOver ||= after.assistant === null && after.status === "open";
    if (move.kind === "act") round.actions.push({ ticketId: before.id, action: move.action });
  }
  return { changes, also: joined(also), round };
}

/** One write per table: rows of one table have the same keys here. */
function joined(writes: TableWrite[]): TableWrite[] {
  const byTable = new Map<string, TableWrite>();
  for (const w of writes) {
    const known = byTable.get(w.table);
    if (known) known.rows.push(...w.rows);
    else byTable.set(w.table, { ...w, rows: [...w.rows] });
  }
  return [...byTable.values()];
}

const batch = 100;

async function runOnce(): Promise<Round> {
  const nothing: Round = { changed: 0, isHandedOver: false, actions: [] };
  return inTransaction(async (tx) => {
    const due = await dueAssistantTickets(tx, batch);
    if (due.length === 0) return nothing;
    const isStopped = await isAssistantStopped(tx);
    const version = await currentPolicyVersion(tx);
    if (version === null) return nothing;
    const policy = await loadPolicy(version);
    const { now, tickets } = await lockTickets(tx, due, true);
    const inPlaybooks = tickets.flatMap((t) => playbookOf(t, policy)?.articles ?? []);
    const articles = await loadAnswerArticles(tx, [...new Set(inPlaybooks)], issueTypesOf(tickets));
    const texts = await loadTicketTexts(
      tx,
      tickets.map((t) => t.id),
    );
    const { changes, also, round } = carryOutMoves(tickets, { policy, isStopped, now, articles }, texts);
    await saveTickets(tx, changes, also);
    return round;
  });
}

/** Lets the assistant do whatever is due: answer, draft, ask again, close, hand over. Several processes share the work: a
 *  ticket that another one holds is skipped. Actions of playbooks run on after this returns. */
export async function runAssistant(): Promise<void> {
  for (;;) {
    const round = await runOnce();
    for (const { ticketId, action } of round.actions) startAction(ticketId, action);
    if (round.isHandedOver) await requestPlan();
    if (round.changed === 0) return;
  }
}

/** Asks for what is due from now on; resolves when it is committed. */
export const requestAssistant = coalesced(50, runAssistant);

/** Everything that follows at once from a message or a change: the assistant's moves and a new plan. */
export async function requestWork(): Promise<void> {
  await Promise.all([requestAssistant(), requestPlan()]);
}

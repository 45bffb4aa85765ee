import { scaleOf } from "../db/policies";
import { laneOf } from "../domain/assistant/lane";
import type { DecisionContext } from "../domain/context/context";
import { type DecisionFacts, decide } from "../domain/decision/decide";
import { matchKeywords } from "../domain/decision/gates";
import { boundsOf, handOn, nextOwner, toLastResort } from "../domain/decision/nextOwner";
import { isLastResort } from "../domain/decision/owner";
import { type Estimates, sliceOf } from "../domain/estimates/expected";
import type { PersonId } from "../domain/ids";
import type { Precedent } from "../domain/learning/correction";
import type { RecentAnswers } from "../domain/learning/trust";
import { inForce, type Override } from "../domain/override/override";
import type { Policy } from "../domain/policy/compile";
import { withRaised } from "../domain/priority/raised";
import { reason } from "../domain/reasons";
import type { ClockRules } from "../domain/sla/rules";
import type { TicketEvent } from "../domain/ticket/events";
import { ownerRefusal } from "../domain/ticket/ledger";
import { type TicketCommand, type TransitionContext, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { withPolicyWords } from "../domain/triage/policyWords";
import type { Understanding } from "../domain/triage/understanding";
import { type Actor, systemActor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { decisionRow } from "./decisionRow";
import { newId } from "./ids";

/** What a ticket's clocks read of the policy in force; a running promise counts by the calendar it was given with, whose
 *  policy was loaded with the ticket. Without a policy nothing new is promised. */
const rulesOf = (policy: Policy | null): ClockRules => ({
  target: (metric, t) => policy?.target(metric, t.issueType, t.segment) ?? null,
  shares: (metric, t) => policy?.shares(metric, t.issueType, t.segment) ?? [],
  pausesFor: (metric, wait) => policy?.pausesFor(metric, wait) ?? false,
  onReopen: policy?.document.sla.onReopen ?? "restart",
  scale: scaleOf,
});

export const contextOf = (policy: Policy | null, now: number, actor: Actor = systemActor): TransitionContext => ({
  now,
  actor,
  newId,
  rules: rulesOf(policy),
  bounds: boundsOf(policy),
});

/** Carries out commands that cannot be refused in this place; a refusal is a fault of the program. */
export function carryOut(start: Ticket, commands: TicketCommand[], ctx: TransitionContext) {
  let ticket = start;
  const events: TicketEvent[] = [];
  for (const command of commands) {
    const done = transition(ticket, command, ctx);
    if (!done.ok) throw new BatonError("internal", `${command.do} was refused: ${done.refusal}`);
    ticket = done.ticket;
    events.push(...done.events);
  }
  return { ticket, events };
}

export interface Placement {
  ticket: Ticket;
  events: TicketEvent[];
  /** The row of table `decision`, with the facts that it can be replayed from. */
  decision: Record<string, unknown>;
}

/** What a decision reads: the understanding, the text that the policy's keywords are looked for in, the message. */
export interface Reading {
  understanding: Understanding | null;
  precedent?: Precedent | null;
  text: string;
  messageId: string;
  /** What is known around the message; left out where the message alone decides. */
  context?: DecisionContext | null;
  /** What outcomes have taught so far; left out, the policy's priors decide. */
  estimates?: Estimates | null;
  /** The issue type that a person has put right; null where nobody has. */
  corrected?: { issueType: string | null } | null;
  /** Points of priority that alarms had added. */
  raised?: number;
  /** Leads' temporary rules of ownership. */
  overrides?: readonly Override[];
  /** What became of the assistant's recent answers, by issue type. */
  answers?: ReadonlyMap<string, RecentAnswers>;
}

/** A decision as the command that carries it out and the row that keeps it, with the facts it can be replayed from. */
export function decideTicket(ticket: Ticket, read: Reading, policy: Policy, now: number) {
  const understanding = read.understanding && withPolicyWords(read.understanding, read.text, policy.document);
  const { corrected } = read;
  const types = corrected ? [corrected.issueType] : (understanding?.candidates.map((c) => c.issueType) ?? []);
  const leading = types.find((id) => id !== null && policy.issueType(id));
  const overrides = inForce(read.overrides ?? [], now);
  const answers = leading ? read.answers?.get(leading) : undefined;
  const facts: DecisionFacts = {
    understanding,
    segment: ticket.segment,
    at: now,
    keywords: matchKeywords(read.text, policy.document.gates.keywords),
    precedent: read.precedent ?? null,
    context: read.context ?? null,
    estimates: leading ? sliceOf(read.estimates ?? null, policy, leading) : null,
    ...(corrected && { corrected }),
    ...(overrides.length > 0 && { overrides }),
    ...(answers && { answers: { issueType: leading!, ...answers } }),
  };
  const result = decide(facts, policy);
  const decisionId = newId();
  const modelVersion = understanding?.modelVersion ?? "none";
  const { importanceK } = policy.document.priority;
  const command: TicketCommand = {
    do: "decide",
    decisionId,
    policyVersion: policy.version,
    modelVersion,
    result,
    ...(understanding?.language && { language: understanding.language }),
    ...(read.raised && { raised: withRaised(result.priority, read.raised, importanceK) }),
  };
  const by = { policyVersion: policy.version, modelVersion, messageId: read.messageId };
  const row = decisionRow({ id: decisionId, ticketId: ticket.id, at: now, ...by, facts, result });
  return { command, row, result };
}

/** An agent keeps a ticket in the queue it belongs to. */
export const keepCommand = (personId: PersonId, { team, tier }: { team: string; tier: number }): TicketCommand => ({
  do: "assign",
  personId,
  team,
  tier,
  via: "manual",
  reasons: [reason("assignedManually")],
});

/** Decides a ticket under a policy and gives it to whoever begins: the assistant, alone or with a reviewer, or the people of
 *  its queue. While no last resort is named it stays visibly unowned; a ticket that only the last resort can own is given
 *  to that person at once, without an offer. A keeper has it from the start, whatever their load: they chose so with the
 *  customer on the line. A team that has released the ticket before is passed over. */
export function placeTicket(
  ticket: Ticket,
  read: Reading,
  policy: Policy,
  now: number,
  { keeper, isStopped }: { keeper?: PersonId; isStopped: boolean },
): Placement {
  const { command, row: decision, result } = decideTicket(ticket, read, policy, now);
  const ctx = contextOf(policy, now);
  const decided = carryOut(ticket, [command], ctx);
  const isFree = ownerRefusal(decided.ticket, result.team, ctx.bounds) === null;
  const why = result.reasons.find((r) => isLastResort({ reason: r }));
  const { lane, reasons: laneReasons } = laneOf(result, policy, { channel: ticket.channel, isStopped });
  const reasons = [...laneReasons, ...(isFree ? result.reasons.filter((r) => r.code === "ownerByOverride") : [])];
  const { team, tier } = isFree ? result : nextOwner(decided.ticket, policy, now, read.estimates, read.overrides);
  const queue: TicketCommand = { do: "queue", team, tier, reasons };
  const where: TicketCommand[] = keeper
    ? [queue, keepCommand(keeper, { team, tier })]
    : policy.document.lastResort.person === null
      ? [{ do: "leaveUnowned", reasons: [reason("ownerMissing")] }]
      : why
        ? toLastResort(policy, why)
        : !isFree
          ? handOn(decided.ticket, policy, now, read.estimates, read.overrides)
          : lane
            ? [{ do: "assist", lane, team, tier, dueAt: now, reasons }]
            : [queue];
  const placed = carryOut(decided.ticket, where, ctx);
  return { ticket: placed.ticket, events: [...decided.events, ...placed.events], decision };
}

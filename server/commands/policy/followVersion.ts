import { inTransaction, type Tx } from "../../db/client";
import { overridesInForce } from "../../db/overrides";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import {
  claimFollowing,
  decisionsOf,
  noteFollowing,
  type StandingDecision,
  waitingAfter,
} from "../../db/policy/following";
import { lockTickets } from "../../db/tickets/load";
import { saveTickets, type TicketChange } from "../../db/tickets/save";
import { type DecisionFacts, type DecisionResult, decide } from "../../domain/decision/decide";
import { factsUnder } from "../../domain/decision/factsUnder";
import { inForce, type Override } from "../../domain/override/override";
import type { Policy } from "../../domain/policy/compile";
import { reason } from "../../domain/reasons";
import { type TicketCommand, transition } from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import { decisionRow } from "../decisionRow";
import { newId } from "../ids";
import { contextOf } from "../placeTicket";
import { requestPlan } from "../planWaiting";

const batch = 100;

interface Under {
  was: Policy;
  policy: Policy;
  now: number;
  overrides: Override[];
}
interface Redecided {
  change: TicketChange;
  row: Record<string, unknown>;
}

const isSamePlace = (a: DecisionResult, b: DecisionResult) =>
  a.team === b.team && a.tier === b.tier && (a.minTier ?? a.tier) === (b.minTier ?? b.tier);

/** Decides a waiting ticket again under a newer policy, from the facts of its decision, read anew, and the time it is now. Null
 *  where that sends it nowhere else, or where somebody has moved it from where the older one had sent it: that stands. */
function redecided(before: Ticket, stored: StandingDecision, under: Under): Redecided | null {
  const { was, policy, now, overrides } = under;
  const { overrides: _, ...read } = stored.facts;
  const factsNow: DecisionFacts = { ...read, at: now, ...(overrides.length > 0 && { overrides }) };
  const facts = factsUnder(factsNow, stored.text, policy);
  const result = decide(facts, policy);
  if (isSamePlace(decide(factsNow, was), result)) return null;
  const placed = decide(stored.facts, was).team;
  if (before.queue?.team !== placed || before.barredTeams.includes(result.team)) return null;
  const decisionId = newId();
  const { modelVersion, messageId } = stored;
  const why = reason("followsVersion", { version: policy.version, team: result.team, instead: placed });
  const tier = Math.max(result.tier, before.minTier);
  if (before.queue.team === result.team && before.queue.tier === tier) return null;
  const commands: TicketCommand[] = [
    { do: "decide", decisionId, policyVersion: policy.version, modelVersion, result },
    { do: "queue", team: result.team, tier, reasons: [why] },
  ];
  let after = before;
  const events: TicketChange["events"] = [];
  for (const command of commands) {
    const done = transition(after, command, contextOf(policy, now));
    if (!done.ok) return null;
    after = done.ticket;
    events.push(...done.events);
  }
  const by = { policyVersion: policy.version, modelVersion };
  const row = decisionRow({ id: decisionId, ticketId: before.id, messageId, at: now, ...by, facts, result });
  return { change: { before, after, events }, row };
}

/** The next part of what waits, under a version that it shall follow at once; null where there is nothing to follow. A version
 *  that is not in force any more is followed by nothing. */
async function followPart(tx: Tx): Promise<{ moved: number } | null> {
  const work = await claimFollowing(tx);
  if (!work) return null;
  const ids = work.version === (await currentPolicyVersion(tx)) ? await waitingAfter(tx, work.after, batch) : [];
  if (ids.length === 0) {
    await noteFollowing(tx, { version: work.version, after: null, looked: 0, moved: 0, hasEnded: true });
    return { moved: 0 };
  }
  const policy = await loadPolicy(work.version);
  const { now, tickets } = await lockTickets(tx, ids);
  const overrides = inForce(await overridesInForce(tx), now);
  const stored = await decisionsOf(tx, ids);
  const changes: TicketChange[] = [];
  const rows: Record<string, unknown>[] = [];
  for (const before of tickets.filter((t) => t.queue && !t.assignment && !t.assistant)) {
    const decision = stored.get(before.id);
    if (!decision || decision.policyVersion >= policy.version) continue;
    const was = await loadPolicy(decision.policyVersion);
    const done = redecided(before, decision, { was, policy, now, overrides });
    if (!done) continue;
    changes.push(done.change);
    rows.push(done.row);
  }
  await saveTickets(tx, changes, [{ table: "decision", mode: "insert", rows }]);
  const moved = changes.length;
  await noteFollowing(tx, { version: work.version, after: ids.at(-1)!, looked: ids.length, moved, hasEnded: false });
  return { moved };
}

/** Gives what waits to whom a version that it shall follow at once gives it, part by part. Whichever process ends, the next one
 *  goes on. Returns how many tickets moved. */
export async function followPublished(): Promise<number> {
  let moved = 0;
  for (;;) {
    const part = await inTransaction(followPart);
    if (!part) break;
    moved += part.moved;
  }
  if (moved > 0) await requestPlan();
  return moved;
}

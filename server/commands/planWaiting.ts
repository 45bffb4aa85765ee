import { db, inTransaction, type Tx } from "../db/client";
import { loadEstimates } from "../db/estimates";
import { leastWeight } from "../db/loads";
import {
  countMisses,
  keepReceiving,
  leaveMark,
  loadStaff,
  loadWaiting,
  offeredToMissers,
  readMark,
  setAside,
  tryPlannerLock,
  type Waiting,
} from "../db/planning";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { type TableWrite, writeAll } from "../db/statement";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { snapshotOf } from "../domain/assignment/deskSnapshot";
import { consideredIn } from "../domain/assignment/explain";
import { planAssignments } from "../domain/assignment/plan";
import type { RoutingPlan, RoutingSnapshot } from "../domain/assignment/snapshot";
import { asPersonId, type PersonId } from "../domain/ids";
import type { Policy } from "../domain/policy/compile";
import { isSameReasons, type Reason, reason } from "../domain/reasons";
import { receivesWork } from "../domain/rescue/receives";
import { type TicketCommand, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { systemActor } from "../domain/vocabulary";
import { isDatabaseGone } from "../errors";
import { log } from "../log";
import { coalesced } from "./coalesce";
import { contextOf } from "./placeTicket";
import { withdrawals } from "./withdrawals";

/** Offers that nobody answered return to the pool. Who misses too many in a row gets the presence that the policy says, so
 *  that work does not keep knocking at an empty desk, and what else they are offered goes to others as well. */
async function expireOffers(tx: Tx, policy: Policy): Promise<void> {
  const offered = await offeredToMissers(tx);
  if (offered.length === 0) return;
  const { now, tickets } = await lockTickets(tx, offered, true);
  const missed: PersonId[] = [];
  const others: Ticket[] = [];
  const changes = tickets.flatMap((t): TicketChange[] => {
    const done =
      t.offer && t.offer.expiresAt <= now
        ? transition(t, { do: "expireOffer", offerId: t.offer.id }, contextOf(policy, now))
        : null;
    if (!t.offer || !done?.ok) {
      others.push(t);
      return [];
    }
    missed.push(t.offer.personId);
    return [{ before: t, after: done.ticket, events: done.events }];
  });
  if (missed.length === 0) return;
  const { offers, presence } = policy.document;
  const said = await countMisses(tx, missed, { most: offers.missesUntilAway, after: presence.afterMisses });
  const gone = said.filter((p) => !receivesWork(p.presence, p.custom, policy)).map((p) => asPersonId(p.id));
  await saveTickets(tx, [...changes, ...withdrawals(others, new Set(gone), policy, now)]);
}

function commandsOf(plan: RoutingPlan, t: Ticket, policy: Policy, now: number): TicketCommand[] {
  const { offers } = policy.document;
  const given = plan.assignments.find((a) => a.ticketId === t.id);
  if (given) {
    const { agentId: personId, team, tier, reasons } = given;
    return [{ do: "offer", personId, team, tier, reasons, expiresAt: now + offers.ttlSeconds * 1000 }];
  }
  const wait = plan.waiting.find((w) => w.ticketId === t.id);
  return wait ? letWait(wait, t.queue, t.waitReasons, now) : [];
}

/** The tier that a ticket waits for is kept with it: its budget runs there, the lists show it there, and the next plan moves
 *  it only where that gains enough. */
function letWait(
  wait: RoutingPlan["waiting"][number],
  queue: { team: string; tier: number } | null,
  told: readonly Reason[],
  now: number,
): TicketCommand[] {
  const { team, tier, reasons } = wait;
  if (queue?.team === team && queue.tier !== tier) return [{ do: "moveWaiting", tier, reasons }];
  return explainWait(told, withPlace(reasons, queue?.tier, told), now);
}

/** Why it waits at this tier rather than another was told when it was moved here, and stays so beside why it waits. */
function withPlace(reasons: Reason[], tier: number | undefined, told: readonly Reason[]): Reason[] {
  if (reasons.some((r) => r.code === "beginsAtTier")) return reasons;
  return [...reasons, ...told.filter((r) => r.code === "beginsAtTier" && r.params.tier === tier)];
}

/** Everybody passed on it: said for a minute, then everybody is asked again, so that nothing strands. */
const askAgainMs = 60_000;

function explainWait(told: readonly Reason[], reasons: Reason[], now: number): TicketCommand[] {
  if (reasons[0]?.code === "allBarred") {
    const since = told.find((r) => r.code === "allBarred")?.params.askAgainAt;
    if (typeof since === "number") return now >= since ? [{ do: "liftBars" }] : [];
    const [first, ...rest] = reasons;
    return [
      {
        do: "explainWait",
        reasons: [reason("allBarred", { ...first?.params, askAgainAt: now + askAgainMs }), ...rest],
      },
    ];
  }
  return isSameReasons(reasons, told) ? [] : [{ do: "explainWait", reasons }];
}

const isInvalid = ({ reasons }: RoutingPlan["waiting"][number]) => reasons[0]?.code === "invalid";
const readable = (plan: RoutingPlan) => plan.waiting.filter((w) => !isInvalid(w));

/** Tells of the tickets that cannot be planned, by what is wrong with them. */
async function setInvalidAside(tx: Tx, plan: RoutingPlan, waiting: readonly Waiting[]): Promise<void> {
  const told = new Map(waiting.map((w) => [w.ticket.id, w.reasons]));
  const fresh = plan.waiting.filter((w) => isInvalid(w) && !isSameReasons(w.reasons, told.get(w.ticketId) ?? []));
  const alike = Map.groupBy(fresh, (w) => JSON.stringify(w.reasons));
  for (const list of alike.values()) {
    const ids = list.map((w) => w.ticketId);
    await setAside(tx, ids, list[0]!.reasons);
  }
}

/** The tickets that a plan does something to. Most of a full pool goes on waiting for the reason it was told: it is neither
 *  locked nor read again, or planning would cost the more the fuller the desk is. */
function touchedBy(plan: RoutingPlan, waiting: readonly Waiting[], now: number): string[] {
  const seen = new Map(waiting.map((w) => [w.ticket.id, w]));
  const explained = readable(plan).filter((wait) => {
    const { ticket, reasons } = seen.get(wait.ticketId)!;
    return letWait(wait, ticket.queued, reasons, now).length > 0;
  });
  return [...plan.assignments, ...explained].map((x) => x.ticketId);
}

/** A ticket with which something went wrong that no rule foresees. */
interface Broken {
  id: string;
  err: unknown;
}

async function setBrokenAside(tx: Tx, broken: readonly Broken[]): Promise<void> {
  if (broken.length === 0) return;
  const ids = broken.map((b) => b.id);
  const told = await setAside(tx, ids, [reason("invalid", { field: "ticket" })]);
  // It is tried again with every plan; once is enough for the log.
  for (const { id, err } of broken)
    if (told.includes(id)) log.error({ err, ticketId: id }, "a ticket cannot be planned");
}

/** A ticket's faults are its own: whatever goes wrong with one is told and keeps nothing from the others. */
function carryOutPlan(plan: RoutingPlan, tickets: Ticket[], policy: Policy, now: number) {
  const ctx = contextOf(policy, now, systemActor);
  const broken: Broken[] = [];
  const changes = tickets.flatMap((before): TicketChange[] => {
    try {
      return carryOut(before);
    } catch (err) {
      broken.push({ id: before.id, err });
      return [];
    }
  });
  return { changes, broken };

  function carryOut(before: Ticket): TicketChange[] {
    let after = before;
    const events: TicketChange["events"] = [];
    for (const command of commandsOf(plan, before, policy, now)) {
      const done = transition(after, command, ctx);
      if (!done.ok) continue; // it was taken meanwhile: a normal outcome
      after = done.ticket;
      events.push(...done.events);
      if (policy.document.offers.autoAccept && after.offer) {
        const { id: offerId, personId } = after.offer;
        const accepted = transition(after, { do: "accept", offerId, personId, via: "autoAccept" }, ctx);
        if (accepted.ok) {
          after = accepted.ticket;
          events.push(...accepted.events);
        }
      }
    }
    return events.length > 0 ? [{ before, after, events }] : [];
  }
}

/** Locks and reads the tickets of a plan: one by one where something among them cannot be read, which is then `broken`. */
async function readEach(tx: Tx, ids: readonly string[]): Promise<{ now: number; tickets: Ticket[]; broken: Broken[] }> {
  try {
    return { ...(await lockTickets(tx, ids, true)), broken: [] };
  } catch {
    const found = { now: 0, tickets: [] as Ticket[], broken: [] as Broken[] };
    for (const id of ids) {
      try {
        const { now, tickets } = await lockTickets(tx, [id], true);
        found.now = now;
        found.tickets.push(...tickets);
      } catch (err) {
        found.broken.push({ id, err });
      }
    }
    return found;
  }
}

/** Whom the planner looked at for each offer it made, kept with the offer: later the facts are others. */
function considerations(plan: RoutingPlan, snapshot: RoutingSnapshot, changes: readonly TicketChange[]): TableWrite {
  const considered = consideredIn(snapshot, plan);
  const rows = changes.flatMap(({ after, events }) =>
    events.flatMap((e) => (e.type === "OfferMade" ? [{ id: e.data.offerId, considered: considered(after.id) }] : [])),
  );
  return { table: "consideration", mode: "insert", rows: rows.filter((r) => r.considered !== null) };
}

/** A plan without the offers to people who have gone since it looked; their tickets are planned again at once. */
async function stillPossible(tx: Tx, plan: RoutingPlan, policy: Policy): Promise<RoutingPlan> {
  const chosen = [...new Set(plan.assignments.map((a) => a.agentId))];
  const there = await keepReceiving(tx, chosen, policy);
  if (there.size === chosen.length) return plan;
  await leaveMark(tx);
  return { ...plan, assignments: plan.assignments.filter((a) => there.has(a.agentId)) };
}

/** One look at the whole pool under the planner's lock. Returns null when another process is planning. */
async function planOnce(): Promise<number | null> {
  return inTransaction(async (tx) => {
    if (!(await tryPlannerLock(tx))) return null;
    const version = await currentPolicyVersion(tx);
    if (version === null) return 0;
    const policy = await loadPolicy(version);
    await expireOffers(tx, policy);
    const [time] = await tx.$queryRawUnsafe<{ now: Date }[]>("SELECT baton_now() AS now");
    const now = time!.now.getTime();
    const staff = await loadStaff(tx, policy, now);
    // As many tickets as could be given, all of them of the lightest kind, and some to choose from.
    const free = staff.agents.reduce((sum, a) => sum + a.freeSlots, 0) / leastWeight(policy);
    const waiting = await loadWaiting(tx, policy, 50 + 2 * free);
    if (waiting.length === 0) return 0;
    const tickets = waiting.map((w) => w.ticket);
    const snapshot = snapshotOf(policy, await loadEstimates(tx), staff, tickets, now);
    const plan = await stillPossible(tx, planAssignments(snapshot), policy);
    await setInvalidAside(tx, plan, waiting);
    const touched = touchedBy(plan, waiting, now);
    if (touched.length === 0) return 0;
    const locked = await readEach(tx, touched);
    const { changes, broken } = carryOutPlan(plan, locked.tickets, policy, locked.now);
    await setBrokenAside(tx, [...locked.broken, ...broken]);
    // Whom the plan looked at is worked out while the database writes.
    const looking = new Promise(setImmediate).then(() => considerations(plan, snapshot, changes));
    const [looked] = await Promise.all([looking, saveTickets(tx, changes)]);
    await writeAll(tx, [looked]);
    return changes.length;
  });
}

const betweenRoundsMs = 50;

/** One plan. Who finds the lock taken leaves a mark and tries once more: either the holder sees the mark after its commit and
 *  plans again, or the lock is free by then. Says whether something has changed meanwhile that wants another plan here. */
async function planAfresh(): Promise<boolean> {
  for (const isMarked of [false, true]) {
    if (isMarked) await leaveMark(db);
    const before = await readMark(db);
    if ((await planOnce()) !== null) return (await readMark(db)) !== before;
  }
  return false;
}

/** Plans until the world stands still. */
export async function planWaiting(): Promise<void> {
  for (let round = 0; round < 20 && (await planAfresh()); round++) {
    // Others are in the middle of things; their marks gather meanwhile.
    await new Promise((resolve) => setTimeout(resolve, betweenRoundsMs));
  }
}

/** Asks for a plan that starts after now, at most twenty a second per process, so that a burst of arrivals costs few. What
 *  others change meanwhile is planned after this returns. Never rejects: what asks for it is committed, and must not be told
 *  as failed because the plan after it was; the worker's sweep plans again within a second. */
export const requestPlan: () => Promise<void> = coalesced(50, async () => {
  try {
    if (await planAfresh()) void requestPlan();
  } catch (err) {
    log[isDatabaseGone(err) ? "debug" : "error"]({ err }, "a plan failed; the worker plans again");
  }
});

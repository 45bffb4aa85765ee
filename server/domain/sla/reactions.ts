import type { NewId } from "../ids";
import type { TicketEvent, TicketEventBody } from "../ticket/events";
import type { Ticket } from "../ticket/ticket";
import type { ClockMetric, PauseReason, Wait } from "../vocabulary";
import { alarmsDueBy, type Clock, dueInstants, isOpen, isPromise, usedMs } from "./clock";
import type { ClockRules } from "./rules";

export type ClockDraft = TicketEventBody & { at?: number };
type Draft = ClockDraft;

const whyOf: Record<Wait, PauseReason> = { customer: "waitingForCustomer", thirdParty: "waitingForThirdParty" };

const open = (t: Ticket, metric: ClockMetric) =>
  t.clocks.filter((c) => c.metric === metric && isPromise(c) && isOpen(c));

/** The alarms of a clock that are due by `at`, as events at their true instants. */
export function alarmsOf(c: Clock, at: number): Draft[] {
  return alarmsDueBy(c, at).map((a) =>
    a.fraction === null
      ? { type: "ClockBreached", at: a.at, data: { clockId: c.id, metric: c.metric } }
      : { type: "ClockWarned", at: a.at, data: { clockId: c.id, metric: c.metric, fraction: a.fraction } },
  );
}

/** Stops a clock at `at`: first whatever alarm came due unnoticed, so that a late reply between two looks is still a
 *  breach at its true instant, then the outcome. */
export function stopClock(c: Clock, at: number, fulfilled: boolean, rules: ClockRules): Draft[] {
  const alarms = alarmsOf(c, at);
  const isLate = c.breachedAt !== null || alarms.some((a) => a.type === "ClockBreached");
  const outcome = isLate ? "late" : fulfilled ? "met" : "void";
  const consumedMs = usedMs(c, at, rules.scale(c.calendar));
  return [...alarms, { type: "ClockStopped", data: { clockId: c.id, metric: c.metric, outcome, consumedMs } }];
}

/** Freezes a running clock; a warning or breach that came due before is given first. */
export function pauseClock(c: Clock, at: number, why: PauseReason, rules: ClockRules): Draft[] {
  if (c.state !== "running") return [];
  const consumedMs = usedMs(c, at, rules.scale(c.calendar));
  return [...alarmsOf(c, at), { type: "ClockPaused", data: { clockId: c.id, why, consumedMs } }];
}

/** Lets a paused or stopped clock go on with what it had left, or towards another target. */
export function resumeClock(c: Clock, at: number, rules: ClockRules, targetMs: number = c.targetMs): Draft {
  const from = { at, targetMs, consumedMs: c.consumedMs, warnAt: c.warnAt, isLate: c.breachedAt !== null };
  const due = dueInstants(from, rules.scale(c.calendar));
  return { type: "ClockResumed", data: { clockId: c.id, ...(targetMs === c.targetMs ? {} : { targetMs }), ...due } };
}

/** The clocks that a merge ended without an outcome: taken back, they go on with what they had left, so that merging
 *  and taking it back never renews a promise. */
const clocksEndedAt = (t: Ticket, at: number): Clock[] => {
  const promises = t.clocks.filter(isPromise);
  return promises.filter(
    (c, i) =>
      c.state === "void" && c.stoppedAt === at && !promises.slice(i + 1).some((later) => later.metric === c.metric),
  );
};

/** What the clocks do about an event, given the ticket as it is after it. The table of starts, stops and pauses:
 *  acceptance    – enters a human queue → an agent accepts, running on through declines and time-outs;
 *  firstResponse – first customer message → first public reply by a human (the assistant's where the policy says so);
 *  nextResponse  – oldest unanswered later message → next public reply;
 *  resolution    – created → resolved;
 *  approval      – somebody with authority is asked → they answer.
 *  The policy says what waiting pauses and what reopening does. A clock that starts during such a wait stands at once. Resolving ends every running clock: met where its
 *  condition holds, late if it was breached, otherwise void. Merging a duplicate ends its clocks as void or late; the
 *  ticket that absorbs it answers for what was unanswered. Tiers' budgets follow in `budgetReactions`. */
export function clockReactions(t: Ticket, e: TicketEvent, rules: ClockRules, newId: NewId): Draft[] {
  const start = (metric: ClockMetric): Draft[] => {
    const target = open(t, metric).length > 0 ? null : rules.target(metric, t);
    if (!target) return [];
    const { calendar, ...promise } = target;
    const due = dueInstants({ at: e.at, consumedMs: 0, ...promise }, rules.scale(calendar));
    const clockId = newId();
    const data = { clockId, metric, ...promise, ...(calendar ? { calendar } : {}), ...due };
    const started: Draft = { type: "ClockStarted", data };
    // What begins during a wait that stops this metric stands from its first moment on, until the wait is over.
    const isStopped = t.waitingFor !== null && rules.pausesFor(metric, t.waitingFor);
    if (!isStopped) return [started];
    return [started, { type: "ClockPaused", data: { clockId, why: whyOf[t.waitingFor!], consumedMs: 0 } }];
  };
  const stop = (clocks: Clock[], isMet: (c: Clock) => boolean) =>
    clocks.flatMap((c) => stopClock(c, e.at, isMet(c), rules));
  const meet = (metric: ClockMetric) => stop(open(t, metric), () => true);
  const openPromises = t.clocks.filter((c) => isPromise(c) && isOpen(c));
  const pauseFor = (wait: Wait) =>
    openPromises.flatMap((c) => (rules.pausesFor(c.metric, wait) ? pauseClock(c, e.at, whyOf[wait], rules) : []));
  const resumeAll = (clocks: Clock[]) =>
    clocks.filter((c) => c.state === "paused").map((c) => resumeClock(c, e.at, rules));

  switch (e.type) {
    case "TicketQueued":
      return t.assignment === null ? start("acceptance") : [];
    case "TicketDecided":
      // Targets depend on the issue type, so the ticket's own clocks start with its first decision, which is made in
      // the same transaction and at the same instant as its creation.
      return t.clocks.length > 0 ? [] : [...start("firstResponse"), ...start("resolution")];
    case "TicketAssigned":
      return meet("acceptance");
    case "MessageReceived":
      return open(t, "firstResponse").length > 0 || t.decisionId === null ? [] : start("nextResponse");
    case "MessageSent":
      return e.data.kind === "note" || !(e.actor.kind === "person" || e.data.meets)
        ? []
        : [...meet("firstResponse"), ...meet("nextResponse")];
    case "WaitingForCustomer":
      return pauseFor("customer");
    case "WaitingForThirdParty":
      return pauseFor("thirdParty");
    case "CustomerAnswered":
    case "ThirdPartyAnswered":
    case "WaitingEnded":
      return resumeAll(openPromises);
    case "ApprovalRequested":
      return start("approval");
    case "ApprovalDecided":
      return meet("approval");
    case "TicketResolved":
      return stop(openPromises, (c) => c.metric === "resolution");
    case "TicketClosed":
    case "TicketMerged":
      return stop(openPromises, () => false);
    case "TicketUnmerged":
      return clocksEndedAt(t, e.data.mergedAt).map((c) => resumeClock(c, e.at, rules));
    case "GivingUndone": {
      const { givenAt, isHeld } = e.data;
      const promises = t.clocks.filter((c) => c.metric === "acceptance" && isPromise(c));
      const begun = promises.filter((c) => isOpen(c) && c.startedAt === givenAt);
      const met = promises.findLast((c) => !isOpen(c) && c.stoppedAt === givenAt);
      const voided = stop(begun, () => false);
      if (isHeld || promises.some((c) => isOpen(c) && !begun.includes(c))) return voided;
      return [...voided, ...(met ? [resumeClock(met, e.at, rules)] : [])];
    }
    case "TicketAbsorbed": {
      if (e.data.unansweredSince === null) return [];
      const owesFirst = open(t, "firstResponse").length > 0 || t.decisionId === null;
      return [...resumeAll(t.waitingFor === null ? openPromises : []), ...(owesFirst ? [] : start("nextResponse"))];
    }
    case "TicketReopened": {
      if (rules.onReopen === "none") return [];
      const last = t.clocks.filter((c) => c.metric === "resolution" && isPromise(c)).at(-1);
      return rules.onReopen === "resume" && last && !isOpen(last)
        ? [resumeClock(last, e.at, rules)]
        : start("resolution");
    }
    default:
      return [];
  }
}

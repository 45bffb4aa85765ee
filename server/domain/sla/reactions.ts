import type { NewId } from "../ids";
import type { TicketEvent, TicketEventBody } from "../ticket/events";
import type { Ticket } from "../ticket/ticket";
import type { ClockMetric } from "../vocabulary";
import { alarmsDueBy, type Clock, isOpen } from "./clock";

/** The promise for one metric: target in elapsed ms and the fractions of it at which to warn. */
export interface Target {
  targetMs: number;
  warnAt: number[];
}
export type TargetLookup = (metric: ClockMetric, t: Ticket) => Target | null;

type Draft = TicketEventBody & { at?: number };

const open = (t: Ticket, metric: ClockMetric) => t.clocks.filter((c) => c.metric === metric && isOpen(c));

/** Stops a clock at `at`: first whatever alarm came due unnoticed, so that a late reply between two looks is still a
 *  breach at its true instant, then the outcome. */
function stop(c: Clock, at: number, fulfilled: boolean): Draft[] {
  const alarms = alarmsOf(c, at);
  const isLate = c.breachedAt !== null || alarms.some((a) => a.type === "ClockBreached");
  const outcome = isLate ? "late" : fulfilled ? "met" : "void";
  return [...alarms, { type: "ClockStopped", data: { clockId: c.id, metric: c.metric, outcome } }];
}

/** The clocks that a merge ended without an outcome: taken back, they go on with what they had left, so that merging
 *  and taking it back never renews a promise. */
const clocksEndedAt = (t: Ticket, at: number): Clock[] =>
  t.clocks.filter(
    (c, i) =>
      c.state === "void" && c.stoppedAt === at && !t.clocks.slice(i + 1).some((later) => later.metric === c.metric),
  );

/** The alarms of a clock that are due by `at`, as events at their true instants. */
export function alarmsOf(c: Clock, at: number): Draft[] {
  return alarmsDueBy(c, at).map((a) =>
    a.fraction === null
      ? { type: "ClockBreached", at: a.at, data: { clockId: c.id, metric: c.metric } }
      : { type: "ClockWarned", at: a.at, data: { clockId: c.id, metric: c.metric, fraction: a.fraction } },
  );
}

/** What the clocks do about an event, given the ticket as it is after it. The table of starts, stops and pauses is the
 *  default of the SLA policy:
 *  acceptance    – enters a human queue → an agent accepts, running on through declines and time-outs;
 *  firstResponse – first customer message → first public reply by a human (the assistant's where the policy says so);
 *  nextResponse  – oldest unanswered later message → next public reply;
 *  resolution    – created → resolved, paused while waiting for the customer.
 *  Resolving ends every running clock: met where its condition holds, late if it was breached, otherwise void.
 *  Merging a duplicate ends its clocks as void or late; the ticket that absorbs it answers for what was unanswered. */
export function clockReactions(t: Ticket, e: TicketEvent, targets: TargetLookup, newId: NewId): Draft[] {
  const start = (metric: ClockMetric): Draft[] => {
    const target = open(t, metric).length > 0 ? null : targets(metric, t);
    return target ? [{ type: "ClockStarted", data: { clockId: newId(), metric, ...target } }] : [];
  };
  const meet = (metric: ClockMetric) => open(t, metric).flatMap((c) => stop(c, e.at, true));

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
      return open(t, "resolution").flatMap((c): Draft[] =>
        c.state === "running"
          ? [...alarmsOf(c, e.at), { type: "ClockPaused", data: { clockId: c.id, why: "waitingForCustomer" } }]
          : [],
      );
    case "CustomerAnswered":
    case "WaitingEnded":
      return open(t, "resolution")
        .filter((c) => c.state === "paused")
        .map((c) => ({ type: "ClockResumed", data: { clockId: c.id } }));
    case "TicketResolved":
      return t.clocks.filter(isOpen).flatMap((c) => stop(c, e.at, c.metric === "resolution"));
    case "TicketClosed":
      return t.clocks.filter(isOpen).flatMap((c) => stop(c, e.at, false));
    case "TicketMerged":
      return t.clocks.filter(isOpen).flatMap((c) => stop(c, e.at, false));
    case "TicketUnmerged":
      return clocksEndedAt(t, e.data.mergedAt).map((c) => ({ type: "ClockResumed", data: { clockId: c.id } }));
    case "TicketAbsorbed": {
      if (e.data.unansweredSince === null) return [];
      const paused = open(t, "resolution").filter((c) => c.state === "paused");
      const owesFirst = open(t, "firstResponse").length > 0 || t.decisionId === null;
      return [
        ...paused.map((c): Draft => ({ type: "ClockResumed", data: { clockId: c.id } })),
        ...(owesFirst ? [] : start("nextResponse")),
      ];
    }
    case "TicketReopened":
      return start("resolution");
    default:
      return [];
  }
}

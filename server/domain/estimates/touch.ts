import type { TicketEvent } from "../ticket/events";

/** How a touch ended. `solved` and `reopened` ended in a resolution that lasted or did not; `escalated` went up a tier of the
 *  same team. `notTheirs` (another team's work) and `handedOn` (taken back, merged, out of time) say nothing of whether
 *  the tier could have solved it. */
export const touchOutcomes = ["solved", "reopened", "escalated", "notTheirs", "handedOn"] as const;
export type TouchOutcome = (typeof touchOutcomes)[number];

/** One touch: one person of one tier working on one ticket, from acceptance until it left their hands. */
export interface Touch {
  /** The assignment's. */
  id: string;
  personId: string;
  tier: number;
  /** What the ticket turned out to be about, corrections included; null = none of the issue types. */
  issueType: string | null;
  /** Standard deviations from the desk's mean, as it was believed when the touch began. */
  complexity: number;
  outcome: TouchOutcome;
  /** Elapsed minutes in which the ticket waited for nobody else. */
  minutes: number;
  /** Public replies of this person. */
  exchanges: number;
  /** Epoch ms. */
  startedAt: number;
  endedAt: number;
}

/** The events that touches are read from. */
export const touchEvents = [
  "TicketDecided",
  "TicketCorrected",
  "TicketAssigned",
  "AssignmentEnded",
  "TicketEscalated",
  "TicketDeescalated",
  "TicketReopened",
  "MessageSent",
  "WaitingForCustomer",
  "WaitingForThirdParty",
  "CustomerAnswered",
  "ThirdPartyAnswered",
  "WaitingEnded",
  "IncidentJoined",
  "IncidentLeft",
] as const satisfies readonly TicketEvent["type"][];

/** After these the touches of a ticket are read again. */
export const endsTouches: ReadonlySet<TicketEvent["type"]> = new Set<TicketEvent["type"]>([
  "AssignmentEnded",
  "TicketReopened",
  "TicketCorrected",
]);

const minute = 60_000;
/** A resolution that the customer comes back to within this time was none. */
export const reopenedWithinMs = 7 * 24 * 60 * minute;

type Open = Omit<Touch, "outcome" | "minutes" | "endedAt" | "issueType"> & { waitedMs: number };

/** The ended touches of one ticket, from its events in order; those still open are left out. Total: events it does not know
 *  change nothing. */
export function touchesOf(events: readonly TicketEvent[]): Touch[] {
  const done: Touch[] = [];
  let issueType: string | null = null;
  let complexity = 0;
  let open: Open | null = null;
  let isInIncident = false;
  let waitingSince: number | null = null;

  const stopWaiting = (at: number) => {
    if (open && waitingSince !== null) open.waitedMs += Math.max(0, at - Math.max(waitingSince, open.startedAt));
    waitingSince = null;
  };
  const end = (outcome: TouchOutcome, at: number) => {
    if (!open) return;
    const still = waitingSince;
    stopWaiting(at);
    waitingSince = still;
    const { waitedMs, ...touch } = open;
    const minutes = Math.max(0, at - touch.startedAt - waitedMs) / minute;
    // What an incident solved or kept waiting says nothing of the person who had it.
    const says = isInIncident ? "handedOn" : outcome;
    done.push({ ...touch, issueType: null, outcome: says, minutes, endedAt: at });
    open = null;
  };

  for (const e of events) {
    switch (e.type) {
      case "TicketDecided":
        issueType = e.data.issueType;
        complexity = e.data.complexity;
        break;
      case "TicketCorrected":
        issueType = e.data.issueType;
        break;
      case "IncidentJoined":
        isInIncident = true;
        break;
      case "IncidentLeft":
        isInIncident = false;
        break;
      case "TicketAssigned": {
        end("handedOn", e.at);
        const { assignmentId: id, personId, tier } = e.data;
        open = { id, personId, tier, complexity, exchanges: 0, startedAt: e.at, waitedMs: 0 };
        break;
      }
      case "AssignmentEnded":
        end(e.data.why === "resolved" ? "solved" : "handedOn", e.at);
        break;
      case "TicketEscalated": {
        complexity = e.data.complexity ?? complexity;
        // It follows the end of the assignment that it takes the ticket from, at the same instant.
        const last = done.at(-1);
        if (last?.outcome === "handedOn" && last.endedAt === e.at) last.outcome = escalationOutcome(e.data);
        break;
      }
      case "TicketDeescalated":
        complexity = e.data.complexity ?? complexity;
        break;
      case "TicketReopened": {
        const last = done.at(-1);
        if (last?.outcome === "solved" && e.at - last.endedAt <= reopenedWithinMs) last.outcome = "reopened";
        stopWaiting(e.at);
        break;
      }
      case "MessageSent":
        if (open && e.data.kind === "reply" && e.actor.id === open.personId) open.exchanges++;
        break;
      case "WaitingForCustomer":
      case "WaitingForThirdParty":
        waitingSince ??= e.at;
        break;
      case "CustomerAnswered":
      case "ThirdPartyAnswered":
      case "WaitingEnded":
        stopWaiting(e.at);
        break;
    }
  }
  return done.map((t) => ({ ...t, issueType }));
}

/** Up within the team is a failure of the tier; to another team it was not theirs; an alarm only says that time ran out. */
function escalationOutcome(e: {
  fromTeam: string;
  fromTier: number;
  toTeam: string;
  toTier: number;
  reason: string;
}): TouchOutcome {
  if (e.reason === "slaBreach") return "handedOn";
  if (e.toTeam !== e.fromTeam) return "notTheirs";
  return e.toTier > e.fromTier ? "escalated" : "handedOn";
}

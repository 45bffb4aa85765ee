"use client";
import { useFormatter, useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import { type Names, nameOf } from "@/components/reasons/words";
import { useClockName } from "@/components/sla/use-clock-name";
import { useSignedDuration } from "@/components/sla/use-duration";
import { useInstant } from "@/components/ui/use-date-time";
import type { Clock } from "@/server/domain/sla/clock";
import type { TicketEvent } from "@/server/domain/ticket/events";
import type { ClockMetric } from "@/server/domain/vocabulary";

/** What happened, as a sentence in the past tense. Which clock an event is about, the ticket's clocks tell: a tier's part
 *  that is used up breaks no promise, so it has words of its own. */
export function useEventText(names: Names, clocks: readonly Clock[]): (event: TicketEvent) => string {
  const t = useTranslations("ticket.event");
  const words = useTranslations("reasons");
  const clockName = useClockName();
  const duration = useSignedDuration();
  const format = useFormatter();
  const instant = useInstant();
  const sentence = useReason(names);
  const person = (id: string) => nameOf(id, names);

  const actor = ({ actor: { kind, id } }: TicketEvent): string => {
    if (kind === "person" && id) return person(id);
    return kind === "customer" || kind === "assistant" ? t(kind) : t("system");
  };
  /** Its name, and whether it is the promise or a tier's part of one. */
  const clockOf = (metric: ClockMetric, tier: number | null) => ({
    metric: clockName(metric, tier),
    of: tier === null ? "promise" : "part",
  });
  const clockBy = (id: string, metric?: ClockMetric) => {
    const clock = clocks.find((one) => one.id === id);
    const known = metric ?? clock?.metric;
    return known ? clockOf(known, clock?.tier ?? null) : { metric: "", of: "promise" };
  };

  return (event) => {
    switch (event.type) {
      case "TicketDecided": {
        const { issueType, confidence, disposition } = event.data;
        const priority = Math.round(event.data.priority);
        if (issueType === null) return t("decidedNone", { priority });
        return t("decided", { type: nameOf(issueType, names), confidence, disposition, priority });
      }
      case "TicketQueued": {
        const where = { team: nameOf(event.data.team, names), tier: event.data.tier };
        if (!event.data.givingId) return t("queued", where);
        return t("sentByHand", { by: actor(event), ...where, reason: event.data.reasons.map(sentence).join(" ") });
      }
      case "TicketUnowned":
        return t("unowned");
      case "OfferMade":
        return t("offerMade", { person: person(event.data.personId) });
      case "OfferDeclined": {
        const reason = words(`decline.${event.data.reason}`);
        return t("offerDeclined", { person: person(event.data.personId), reason });
      }
      case "OfferExpired":
        return t("offerExpired", { person: person(event.data.personId) });
      case "OfferWithdrawn":
        return t("offerWithdrawn", { person: person(event.data.personId) });
      case "TicketAssigned": {
        const { via, personId, reasons } = event.data;
        const isByPerson = via === "manual" && event.actor.kind === "person";
        if (!isByPerson) return t("assigned", { via, person: person(personId) });
        if (event.actor.id === personId) return t("tookByHand", { person: person(personId) });
        const reason = reasons.map(sentence).join(" ");
        return t("gaveByHand", { by: actor(event), person: person(personId), reason });
      }
      case "GivingUndone":
        return t("givingUndone", { person: actor(event) });
      case "WaitingForCustomer":
        return t("waiting");
      case "WaitingForThirdParty":
        return t("waitingThirdParty", { label: event.data.label });
      case "ThirdPartyAnswered":
        return t("thirdPartyAnswered");
      case "ApprovalRequested":
        return t("approvalRequested", { person: actor(event), kind: event.data.kind });
      case "ApprovalDecided":
        return t("approvalDecided", { person: actor(event), state: event.data.state });
      case "PriorityRaised":
        return t("priorityRaised", { points: event.data.points, priority: event.data.priority });
      case "EligibilityWidened":
        return t("widened", { step: String(event.data.step) });
      case "PeopleNotified":
        return t("notified", { how: event.data.how, count: event.data.to.length });
      case "TicketEscalated": {
        const { fromTier: from, toTier: to, toTeam, reason } = event.data;
        const why = words(`escalation.${reason}`);
        return t("escalated", { person: actor(event), from, to, team: nameOf(toTeam, names), reason: why });
      }
      case "TicketDeescalated": {
        const { fromTier: from, toTier: to, reason } = event.data;
        return t("deescalated", { person: actor(event), from, to, reason: words(`deescalation.${reason}`) });
      }
      case "TicketDisowned": {
        const { team, reason } = event.data;
        return t("disowned", { person: actor(event), team: nameOf(team, names), reason: words(`notOurs.${reason}`) });
      }
      case "TicketCorrected": {
        const { undoes, issueType, team, tier } = event.data;
        const what = {
          issueType: issueType === null ? "none" : nameOf(issueType, names),
          team: nameOf(team, names),
          tier,
        };
        return t(undoes ? "correctionUndone" : "corrected", { person: actor(event), ...what });
      }
      case "TicketResolved":
        return t("resolved", { person: actor(event) });
      case "TicketReopened":
        return t("reopened");
      case "TicketClosed":
        return t("closed");
      case "ThanksReceived":
        return t("thanks");
      case "TicketRated":
        return t("rated", { score: event.data.score });
      case "CustomerConflict":
        return t("conflict", { kinds: format.list(event.data.kinds.map((kind) => t(`address.${kind}`))) });
      case "BarsLifted":
        return t("barsLifted");
      case "BarsRestored":
        return t("barsRestored", { person: actor(event) });
      case "WaitExplained":
        return event.data.reasons[0] ? t("waits", { reason: sentence(event.data.reasons[0]) }) : t("waitsOn");
      case "WaitingMoved": {
        const { tier, fromTier: from, reasons } = event.data;
        if (reasons.length === 0) return t("waitingMoved", { tier, from });
        return t("waitingMovedBecause", { tier, from, reason: reasons.map(sentence).join(" ") });
      }
      case "AssistantTookOver":
        return t("assistantTook", { lane: event.data.lane });
      case "AssistantActing":
        return t("assistantActing", { action: nameOf(event.data.action, names) });
      case "ActionRun":
        return t("actionRun", { action: nameOf(event.data.action, names), outcome: event.data.outcome });
      case "DraftMade":
        return t("draftMade");
      case "DraftSettled": {
        const { state, reason } = event.data;
        return t("draftSettled", { state, reason: reason ?? "other", person: actor(event) });
      }
      case "AssistantWaits":
        return t("assistantWaits", { step: event.data.step });
      case "AssistantHandedOver": {
        const why = event.data.reasons[0];
        return why ? t("handedOver", { reason: sentence(why) }) : t("handedOverPlain");
      }
      case "WaitingEnded":
        return t("waitingEnded");
      case "CustomerConfirmed":
        return t("confirmed");
      case "ClockStarted": {
        const { metric, tier, targetMs, calendar } = event.data;
        return t("clockStarted", { ...clockOf(metric, tier ?? null), time: duration(targetMs, !!calendar) });
      }
      case "ClockPaused":
        return t("clockPaused", { ...clockBy(event.data.clockId), why: event.data.why });
      case "ClockResumed":
        return t("clockResumed", clockBy(event.data.clockId));
      case "ClockWarned": {
        const { clockId, metric, fraction } = event.data;
        return t("clockWarned", { ...clockBy(clockId, metric), fraction });
      }
      case "ClockBreached":
        return t("clockBreached", clockBy(event.data.clockId, event.data.metric));
      case "ClockStopped": {
        const { clockId, metric, outcome } = event.data;
        return t("clockStopped", { ...clockBy(clockId, metric), outcome });
      }
      case "CustomerChanged":
        return t("customerChanged", { person: actor(event), why: event.data.why });
      case "TicketMerged":
        return t("merged", { person: actor(event), number: nameOf(event.data.intoTicketId, names) });
      case "TicketUnmerged":
        return t("unmerged", { person: actor(event), number: nameOf(event.data.fromTicketId, names) });
      case "TicketAbsorbed":
        return t("absorbed", { person: actor(event), number: nameOf(event.data.ticketId, names) });
      case "TicketReleased":
        return t("released", { person: actor(event), number: nameOf(event.data.ticketId, names) });
      case "TicketSnoozed":
        return t("snoozed", { person: actor(event), until: instant(event.data.until, event.at) });
      case "SnoozeEnded":
        return t("snoozeEnded", { why: event.data.why, person: actor(event) });
      case "IncidentJoined":
        return t("incidentJoined", { how: event.data.how });
      case "IncidentLeft":
        return t("incidentLeft", { why: event.data.why });
      case "HandoffAsked":
        return t("handoffAsked", { person: person(event.data.personId), absence: event.data.absence });
      case "HandoffEnded":
        return t("handoffEnded", { why: event.data.why, person: person(event.data.personId) });
      case "AssignmentEnded": {
        const { why, absence = "offline", personId } = event.data;
        if (why === "rescued") return t("rescued", { person: person(personId), absence });
        return why === "handedOff" ? t("handedOff", { person: person(personId) }) : "";
      }
      // Told by their message or by the event beside them; the stream leaves them out.
      case "TicketCreated":
      case "MessageReceived":
      case "MessageSent":
      case "CustomerAnswered":
        return "";
    }
  };
}

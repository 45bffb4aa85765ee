import { now } from "../../clock";
import { scaleOf } from "../../db/policies";
import type { TicketDetail } from "../../db/views/ticketDetail";
import { leftMs } from "../../domain/sla/clock";
import { trackUrl } from "../../links";

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** A ticket as the public API shows it. Instants are ISO 8601 in UTC, lengths are milliseconds of elapsed time. */
export function ticketResource(d: TicketDetail) {
  const { ticket: t, decision } = d;
  const at = now();
  return {
    id: t.id,
    number: d.number,
    subject: d.subject,
    status: t.status,
    channel: t.channel,
    createdAt: iso(t.createdAt),
    resolvedAt: iso(t.resolvedAt),
    issueType: t.issueType,
    confidence: t.confidence,
    candidates: t.candidates,
    disposition: t.disposition,
    reasons: decision?.result.reasons ?? [],
    wouldChangeIf: decision?.result.changes ?? [],
    priority: { score: t.priority, contributions: decision?.result.contributions ?? [] },
    policyVersion: t.policyVersion,
    modelVersion: decision?.modelVersion ?? null,
    queue: t.queue && { team: t.queue.team, tier: t.queue.tier, since: iso(t.queue.since) },
    assistant: t.assistant && {
      lane: t.assistant.lane,
      step: t.assistant.step,
      answers: t.assistant.turns,
      movesAt: iso(t.assistant.dueAt),
    },
    isUnowned: t.queue === null && t.assignment === null && t.status === "open",
    waitReasons: t.waitReasons,
    offeredTo: d.offeredTo,
    assignee: d.assignee,
    mergedInto: d.mergedInto,
    clocks: t.clocks.map((c) => ({
      metric: c.metric,
      state: c.state,
      targetMs: c.targetMs,
      leftMs: leftMs(c, at, scaleOf(c.calendar)),
      tier: c.tier,
      calendar: c.calendar?.id ?? null,
      startedAt: iso(c.startedAt),
      dueAt: iso(c.dueAt),
      breachedAt: iso(c.breachedAt),
      stoppedAt: iso(c.stoppedAt),
    })),
    trackUrl: trackUrl(t.id, d.linkVersion),
  };
}

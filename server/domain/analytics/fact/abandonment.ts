import type { Reason } from "../../reasons";
import type { Clock } from "../../sla/clock";
import type { ScaleOf } from "../../sla/rules";
import type { TicketEvent } from "../../ticket/events";
import type { AbandonCause, AbandonKind } from "../fact";

export interface Abandonment {
  kind: AbandonKind | null;
  at: number | null;
  queue: string | null;
  cause: AbandonCause | null;
  /** It will be, if nobody does anything before; epoch ms. */
  threatensAt: number | null;
}

const nobody: ReadonlySet<string> = new Set([
  "noAgents",
  "nobodyOnline",
  "nobodyInTeam",
  "nobodyAtTier",
  "missingSkill",
]);
const ends: ReadonlySet<TicketEvent["type"]> = new Set<TicketEvent["type"]>([
  "TicketResolved",
  "TicketClosed",
  "TicketMerged",
]);

/** Somebody of the team did something about it. To pass on an offer is not. */
const isActivity = (e: TicketEvent) =>
  e.type === "TicketAssigned" || (e.actor.kind === "person" && e.type !== "OfferDeclined");

/** The stretches of silence: from a breach of the first response for as long as its whole target again, in its calendar. */
function silenceOf(events: readonly TicketEvent[], clocks: readonly Clock[], scale: ScaleOf) {
  return clocks.flatMap((c) => {
    if (c.tier !== null || c.metric !== "firstResponse" || c.breachedAt === null) return [];
    const from = c.breachedAt;
    const to = scale(c.calendar).add(from, c.targetMs);
    const broken = events.some((e) => e.at >= from && e.at < to && (isActivity(e) || ends.has(e.type)));
    return broken ? [] : [to];
  });
}

/** Whether a ticket was abandoned, where and why, by ENGINE.md section 8: no human activity for a whole first-response target
 *  (business time) after its breach, or closed by the customer unanswered. What was abandoned stays so, also where somebody
 *  came later. The cause is what the facts show of the wait in that queue; of several the first counts. */
export function abandonmentOf(
  events: readonly TicketEvent[],
  clocks: readonly Clock[],
  scale: ScaleOf,
  asOf: number,
): Abandonment {
  const none: Abandonment = { kind: null, at: null, queue: null, cause: null, threatensAt: null };
  const silences = silenceOf(events, clocks, scale).sort((a, b) => a - b);
  const silent = silences.find((at) => at <= asOf);
  if (silent !== undefined) return { ...none, kind: "silent", at: silent, ...placeAt(events, silent) };
  const isAnswered = events.some((e) => e.type === "MessageSent" && e.data.kind === "reply");
  const closed = events.find((e) => ends.has(e.type) && e.type !== "TicketMerged" && e.actor.kind === "customer");
  if (closed && !isAnswered) return { ...none, kind: "unanswered", at: closed.at, ...placeAt(events, closed.at) };
  return { ...none, threatensAt: silences[0] ?? null };
}

/** Where it waits after an event, `team/tier`: in a queue, or with the assistant for a team (tier 0). */
function queueAfter(e: TicketEvent, before: string | null): string | null {
  if (e.type === "TicketQueued") return `${e.data.team}/${e.data.tier}`;
  if (e.type === "AssistantTookOver") return `${e.data.team}/0`;
  if (e.type === "WaitingMoved" && before !== null) return `${before.slice(0, before.lastIndexOf("/"))}/${e.data.tier}`;
  return before;
}

/** Every queue that a ticket waited in, in order, each once. */
export function queuesOf(events: readonly TicketEvent[]): string[] {
  const queues = new Set<string>();
  let queue: string | null = null;
  for (const e of events) {
    queue = queueAfter(e, queue);
    if (queue !== null) queues.add(queue);
  }
  return [...queues];
}

function placeAt(events: readonly TicketEvent[], at: number): { queue: string | null; cause: AbandonCause } {
  let queue: string | null = null;
  let reasons: readonly Reason[] = [];
  let asked = 0;
  let passed = 0;
  for (const e of events) {
    if (e.at > at) break;
    queue = queueAfter(e, queue);
    if (e.type === "TicketQueued") [reasons, asked, passed] = [e.data.reasons, 0, 0];
    else if (e.type === "WaitingMoved" || e.type === "WaitExplained") reasons = e.data.reasons;
    else if (e.type === "OfferMade") asked++;
    else if (e.type === "OfferDeclined" || e.type === "OfferExpired") passed++;
  }
  const isNobody = asked === 0 && reasons.some((r) => nobody.has(r.code));
  return { queue, cause: isNobody ? "nobodyEligible" : passed > 0 ? "declined" : "waited" };
}

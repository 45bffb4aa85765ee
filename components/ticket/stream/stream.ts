import type { TicketEvent, TicketEventType } from "@/server/domain/ticket/events";
import type { HandoffView, MessageView } from "../detail/types";

export interface StreamEvent {
  /** Position in the ticket's history, its identity. */
  index: number;
  event: TicketEvent;
}
export type StreamEntry =
  | { kind: "day"; key: string; at: number }
  | { kind: "handoff"; key: string; handoff: HandoffView }
  | { kind: "message"; key: string; message: MessageView }
  | { kind: "events"; key: string; events: StreamEvent[] };

/** Told by the message itself, or by the event beside them. */
const silent = new Set<TicketEventType>(["TicketCreated", "MessageReceived", "MessageSent", "CustomerAnswered"]);
/** An assignment ends by what is told beside it, but for these two. */
const isSilent = (e: TicketEvent) =>
  silent.has(e.type) || (e.type === "AssignmentEnded" && e.data.why !== "rescued" && e.data.why !== "handedOff");

const isClock = ({ event }: StreamEvent) => Number(event.type.startsWith("Clock"));
/** Clocks move because something happened: at one instant they stand before it, so that a folded entry ends with the
 *  event that matters. */
const byTimeClocksFirst = (a: StreamEvent, b: StreamEvent) => a.event.at - b.event.at || isClock(b) - isClock(a);

/** One stream of messages and events, oldest first: an alarm stands where it was due, also when something else was written
 *  before it was noticed. Neighbouring events share an entry, so that they can fold; `dayOf`
 *  names the day of an instant in the reader's zone. */
export function streamOf(
  messages: readonly MessageView[],
  events: readonly TicketEvent[],
  dayOf: (at: number) => string,
  handoffs: readonly HandoffView[] = [],
): StreamEntry[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const entries: StreamEntry[] = [];
  let day = "";
  const startDay = (at: number) => {
    const name = dayOf(at);
    if (name === day) return;
    day = name;
    entries.push({ kind: "day", key: `day-${name}`, at });
  };
  const tell = (message: MessageView) => {
    byId.delete(message.id);
    startDay(message.at);
    entries.push({ kind: "message", key: message.id, message });
  };
  // Those of duplicates have their events elsewhere: they are told by their time.
  const fromElsewhere = messages.filter((one) => one.duplicate !== null).sort((a, b) => a.at - b.at);
  const tellUntil = (at: number) => {
    for (let next = fromElsewhere[0]; next && next.at <= at; next = fromElsewhere[0]) {
      fromElsewhere.shift();
      tell(next);
    }
  };
  // What a handoff carried stands below the events that tell of it.
  const carried = [...handoffs];
  const carryUntil = (at: number) => {
    for (let next = carried[0]; next && next.at < at; next = carried[0]) {
      carried.shift();
      startDay(next.at);
      entries.push({ kind: "handoff", key: next.id, handoff: next });
    }
  };
  const inTime = events.map((event, index): StreamEvent => ({ index, event })).sort((a, b) => a.event.at - b.event.at);
  for (const { event, index } of inTime) {
    carryUntil(event.at);
    tellUntil(event.at);
    if (event.type === "MessageReceived" || event.type === "MessageSent") {
      const message = byId.get(event.data.messageId);
      if (message) tell(message);
    }
    if (isSilent(event)) continue;
    startDay(event.at);
    const last = entries.at(-1);
    if (last?.kind === "events") last.events.push({ index, event });
    else entries.push({ kind: "events", key: `events-${index}`, events: [{ index, event }] });
  }
  carryUntil(Number.POSITIVE_INFINITY);
  for (const entry of entries) if (entry.kind === "events") entry.events.sort(byTimeClocksFirst);
  // A message whose event is not there yet must still be read.
  for (const message of byId.values()) tell(message);
  return entries;
}

const startOf = (entry: StreamEntry): number => {
  if (entry.kind === "message") return entry.message.at;
  if (entry.kind === "events") return entry.events[0]!.event.at;
  return entry.kind === "handoff" ? entry.handoff.at : entry.at;
};

/** A stream in two: up to an instant, and what began later. */
export function splitAfter(entries: readonly StreamEntry[], at: number): [StreamEntry[], StreamEntry[]] {
  const from = entries.findIndex((one) => startOf(one) > at);
  return from < 0 ? [[...entries], []] : [entries.slice(0, from), entries.slice(from)];
}

import { type Clock, isOpen } from "../sla/clock";
import type { TicketEvent, TicketEventType } from "./events";

/** So many messages at the beginning and at the end of a long conversation are read at once: what it began with, and where it is now. */
const headMessages = 4;
const tailMessages = 30;
/** To fold away a few would only be in the way. */
const leastFolded = 20;
/** Goes with the messages that it came with, and nothing but the stream tells of it. */
const routine = new Set<TicketEventType>(["MessageReceived", "CustomerAnswered", "WaitingForCustomer", "WaitingEnded"]);

interface Foldable<M> {
  messages: readonly M[];
  events: readonly TicketEvent[];
  clocks: readonly Clock[];
  /** Messages that something else on the page points to. */
  needed: ReadonlySet<string>;
}
export interface Folded<M> {
  messages: M[];
  events: TicketEvent[];
  clocks: Clock[];
  /** How many messages were left out, and the instant after which; null where none. */
  gap: { count: number; after: number } | null;
}

/** A long conversation without the messages between its beginning and its end, and without what only goes with them: what the page
 *  counts and explains elsewhere stays. Messages oldest first; a short conversation stays as it is. */
export function foldConversation<M extends { id: string; at: number }>(whole: Foldable<M>): Folded<M> {
  const { messages, events, clocks, needed } = whole;
  const tailFrom = messages.length - tailMessages;
  if (tailFrom - headMessages < leastFolded) {
    return { messages: [...messages], events: [...events], clocks: [...clocks], gap: null };
  }
  const kept = messages.filter((one, index) => index < headMessages || index >= tailFrom || needed.has(one.id));
  const keptIds = new Set(kept.map((one) => one.id));
  const from = messages[headMessages - 1]!.at;
  const until = messages[tailFrom]!.at;
  // Each answer between had one of its own; every other clock is one of a few.
  const isOld = (one: Clock) => !isOpen(one) && one.metric === "nextResponse" && (one.stoppedAt ?? until) < until;
  const old = new Set(clocks.filter(isOld).map((one) => one.id));
  const isTold = (e: TicketEvent) => {
    if (e.type.startsWith("Clock") && "clockId" in e.data && old.has(e.data.clockId)) return false;
    if (e.type === "MessageReceived") return keptIds.has(e.data.messageId);
    return !routine.has(e.type) || e.at <= from || e.at >= until;
  };
  return {
    messages: kept,
    events: events.filter(isTold),
    clocks: clocks.filter((one) => !old.has(one.id)),
    gap: { count: messages.length - kept.length, after: from },
  };
}

import type { TicketEvent } from "@/server/domain/ticket/events";

/** The beginning of a message: whole sentences up to about `limit` characters, in one line. */
export function firstSentences(text: string, limit = 220): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const sentences = line.match(/.+?[.!?](?=\s|$)/g) ?? [];
  let taken = "";
  for (const sentence of sentences) {
    if ((taken + sentence).length > limit) break;
    taken += sentence;
  }
  if (taken) return taken.trim();
  const space = line.lastIndexOf(" ", limit);
  return `${line.slice(0, space > limit / 2 ? space : limit).toWellFormed()}…`;
}

export interface Tried {
  /** Ids of the people who had it, in order, each once. */
  people: string[];
  replies: number;
  escalations: number;
}

/** What was done for the customer so far. */
export function triedSoFar(events: readonly TicketEvent[]): Tried {
  const people = events.flatMap((e) => (e.type === "TicketAssigned" ? [e.data.personId] : []));
  return {
    people: [...new Set(people)],
    replies: events.filter((e) => e.type === "MessageSent" && e.data.kind === "reply").length,
    escalations: events.filter((e) => e.type === "TicketEscalated").length,
  };
}

import type { TicketEvent } from "../ticket/events";

interface PutRight {
  issueType: string | null;
}

/** The issue type that a person has put right in a ticket's history, null = none of these; or null where what it is about is
 *  still as the machine read it. Putting only team or tier right leaves it as it was, and so does taking that back. */
export function putRight(events: readonly TicketEvent[]): PutRight | null {
  let now: string | null = null;
  let byPerson: PutRight | null = null;
  const before = new Map<string, PutRight | null>();
  for (const e of events) {
    if (e.type === "TicketDecided") now = e.data.issueType;
    if (e.type !== "TicketCorrected") continue;
    const { correctionId, undoes, issueType } = e.data;
    if (undoes) byPerson = before.get(correctionId) ?? null;
    else {
      before.set(correctionId, byPerson);
      if (issueType !== now) byPerson = { issueType };
    }
    now = issueType;
  }
  return byPerson;
}

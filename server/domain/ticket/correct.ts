import type { Reason } from "../reasons";
import { release } from "./assistantCommands";
import type { TicketEventBody } from "./events";
import { ending, events, isDone, type Plan, withdrawal } from "./planned";
import type { Ticket } from "./ticket";

/** Puts issue type and place right. `isKept`: whoever has the ticket goes on with it. */
export interface CorrectCommand {
  do: "correct";
  correctionId: string;
  undoes: boolean;
  issueType: string | null;
  place: { team: string; tier: number };
  isKept: boolean;
  reasons: Reason[];
}

export function planCorrect(t: Ticket, c: CorrectCommand): Plan {
  const { correctionId, undoes, issueType, place, reasons } = c;
  const corrected: TicketEventBody = { type: "TicketCorrected", data: { correctionId, undoes, issueType, ...place } };
  const isThere = t.queue?.team === place.team && t.queue.tier === place.tier;
  // The assistant answers for the issue type that it was taken for.
  const moves = !isDone(t) && !c.isKept && (!isThere || t.assistant !== null);
  if (!moves) return events(corrected);
  return events(...withdrawal(t, "requeued"), ...ending(t, "released"), ...release(t, reasons), corrected, {
    type: "TicketQueued",
    data: { ...place, reasons },
  });
}

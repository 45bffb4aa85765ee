import type { Reason } from "../reasons";
import { release } from "./assistantCommands";
import type { TicketEventBody } from "./events";
import { type OwnerBounds, ownerRefusal } from "./ledger";
import { ending, events, isDone, type Plan, refuse, withdrawal } from "./planned";
import type { Ticket } from "./ticket";

/** Puts issue type and place right. `isKept`: whoever has the ticket goes on with it. */
export interface CorrectCommand {
  do: "correct";
  correctionId: string;
  undoes: boolean;
  issueType: string | null;
  place: { team: string; tier: number };
  /** The lowest tier allowed from now on; where it is placed may be above it, as the queues are. */
  minTier: number;
  isKept: boolean;
  /** Of an undoing: the team that the correction had taken it from, and that may have it again. */
  restores?: string | null;
  reasons: Reason[];
}

/** Moving it to another team says that the former one does not own it, as it is understood now. It goes to no team that had released it, unless it was
 *  taken for something else; a ticket that has changed teams often enough stays where it is, and only the lesson is kept. Taking
 *  a correction back is never refused. */
export function planCorrect(t: Ticket, c: CorrectCommand, bounds: OwnerBounds): Plan {
  const { correctionId, undoes, issueType, place, minTier, restores, reasons } = c;
  const isRetyped = issueType !== t.issueType;
  const free = { ...t, barredTeams: isRetyped ? [] : t.barredTeams.filter((team) => team !== restores) };
  const forbidden = isDone(t) || c.isKept ? null : ownerRefusal(free, place.team, bounds);
  if (forbidden === "releasedBefore" && !undoes) return refuse(forbidden);
  const isThere = t.queue?.team === place.team && t.queue.tier === place.tier;
  // The assistant answers for the issue type that it was taken for.
  const moves = !isDone(t) && !c.isKept && forbidden === null && (!isThere || t.assistant !== null);
  const from = t.queue?.team;
  // A team that had released it before has done so whatever becomes of this correction.
  const hasReleased = from === undefined || from === place.team || free.barredTeams.includes(from);
  const releases = moves && !undoes && !hasReleased ? { releases: from } : {};
  const ledger = { ...releases, ...(undoes && restores && { restores }) };
  const data = { correctionId, undoes, issueType, ...place, minTier, ...ledger };
  const corrected: TicketEventBody = { type: "TicketCorrected", data };
  if (!moves) return events(corrected);
  return events(...withdrawal(t, "requeued"), ...ending(t, "released"), ...release(t, reasons), corrected, {
    type: "TicketQueued",
    data: { ...place, reasons },
  });
}

import type { TicketDetail } from "./types";

/** Why an action is not possible now; a key of `ticket.blocked`. */
export type Block =
  | "withAssistant"
  | "done"
  | "held"
  | "offeredElsewhere"
  | "offeredToYou"
  | "unassigned"
  | "notQueued"
  | "top";
export type WorkAction = "reply" | "note" | "escalate" | "resolve";

export interface Access {
  isMine: boolean;
  isOfferedToMe: boolean;
  /** The assistant has it, and this person may take it. */
  canTakeOver: boolean;
  /** Whether this person may ask for approval now, and say that it waits for a third party. */
  authority: { asks: boolean; waits: boolean };
  /** Whether this person may give it back to a lower tier; and, having it, to a colleague or to another team. */
  handsOn: { deescalate: boolean; asHolder: boolean };
  /** Whether this person may put it away. */
  canSnooze: boolean;
  blocked: Record<WorkAction, Block | null>;
}

type Facts = Pick<TicketDetail, "nextTier"> & {
  /** `mayMoveAny`: may hand on what nobody has. */
  handingOn?: Pick<TicketDetail["handingOn"], "mayMoveAny" | "lowerTiers">;
  ticket: Pick<TicketDetail["ticket"], "status" | "queue" | "offer" | "assignment" | "assistant" | "approval">;
};

/** What this person may do with this ticket now. The server decides again; this only explains beforehand. */
export function accessTo({ ticket, nextTier, handingOn }: Facts, personId: string): Access {
  const { status, assignment, offer, queue, assistant, approval } = ticket;
  const isDone = status === "resolved" || status === "closed";
  const isMine = assignment?.personId === personId;
  const isOfferedToMe = !isDone && offer?.personId === personId;
  const canTakeOver = !isDone && assistant !== null && assignment === null && queue !== null;
  const free: Block = assistant ? "withAssistant" : "unassigned";
  const unheld: Block = isOfferedToMe ? "offeredToYou" : offer ? "offeredElsewhere" : free;
  const held: Block | null = assignment && !isMine ? "held" : null;
  const base: Block | null = isDone ? "done" : held;
  const needsHolder = base ?? (assignment ? null : unheld);
  const mayMove = isMine || (base === null && (handingOn?.mayMoveAny ?? false));
  return {
    isMine,
    isOfferedToMe,
    canTakeOver,
    canSnooze: isMine && !isDone,
    authority: { asks: isMine && !isDone && approval === null, waits: isMine && !isDone },
    handsOn: {
      deescalate: mayMove && !isDone && queue !== null && (handingOn?.lowerTiers.length ?? 0) > 0,
      asHolder: isMine && !isDone,
    },
    blocked: {
      reply: needsHolder,
      note: null,
      escalate: base ?? (queue === null ? "notQueued" : nextTier === null ? "top" : mayMove ? null : unheld),
      // A ticket that waits for its customer may be resolved by anybody; so the server rules.
      resolve: base ?? (assignment || status === "waiting" ? null : unheld),
    },
  };
}

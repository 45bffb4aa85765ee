import type { TicketDetail } from "./types";

/** Why an action is not possible now; a key of `ticket.blocked`. */
export type Block = "done" | "held" | "offeredElsewhere" | "offeredToYou" | "unassigned" | "notQueued" | "top";
export type WorkAction = "reply" | "note" | "escalate" | "resolve";

export interface Access {
  isMine: boolean;
  isOfferedToMe: boolean;
  blocked: Record<WorkAction, Block | null>;
}

type Facts = Pick<TicketDetail, "nextTier"> & {
  ticket: Pick<TicketDetail["ticket"], "status" | "queue" | "offer" | "assignment">;
};

/** What this person may do with this ticket now. The server decides again; this only explains beforehand. */
export function accessTo({ ticket, nextTier }: Facts, personId: string): Access {
  const { status, assignment, offer, queue } = ticket;
  const isDone = status === "resolved" || status === "closed";
  const isMine = assignment?.personId === personId;
  const isOfferedToMe = !isDone && offer?.personId === personId;
  const unheld: Block = isOfferedToMe ? "offeredToYou" : offer ? "offeredElsewhere" : "unassigned";
  const held: Block | null = assignment && !isMine ? "held" : null;
  const base: Block | null = isDone ? "done" : held;
  const needsHolder = base ?? (assignment ? null : unheld);
  return {
    isMine,
    isOfferedToMe,
    blocked: {
      reply: needsHolder,
      note: null,
      escalate: base ?? (queue === null ? "notQueued" : nextTier === null ? "top" : null),
      // A ticket that waits for its customer may be resolved by anybody; so the server rules.
      resolve: base ?? (assignment || status === "waiting" ? null : unheld),
    },
  };
}

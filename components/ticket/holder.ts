import type { AssistantLane, AssistantStep, TicketStatus } from "@/server/domain/vocabulary";

/** What of a ticket says who has it now. */
export interface Held {
  status: TicketStatus;
  lane: AssistantLane | null;
  step: AssistantStep | null;
  assignee: string | null;
  offeredTo: string | null;
  teamName: string | null;
  tier: number | null;
}

/** Who has a ticket; a key of `ticket.holder`. */
export type Holder =
  | { kind: "done" }
  | { kind: "held" | "offered"; name: string }
  | { kind: AssistantStep }
  | { kind: "queued"; team: string; tier: number }
  | { kind: "unowned" };

export function holderOf({ status, lane, step, assignee, offeredTo, teamName, tier }: Held): Holder {
  if (status === "resolved" || status === "closed") return { kind: "done" };
  if (assignee) return { kind: "held", name: assignee };
  if (offeredTo) return { kind: "offered", name: offeredTo };
  if (lane && step) return { kind: step };
  return teamName && tier !== null ? { kind: "queued", team: teamName, tier } : { kind: "unowned" };
}

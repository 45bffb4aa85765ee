import type { ApprovalKind, ApprovalNeeds, ApprovalState } from "../vocabulary";
import { events, isDone, type Plan, refuse } from "./planned";
import type { Ticket } from "./ticket";

/** What goes beyond the desk's own hands: somebody with authority is asked, or somebody outside has to act first. */
export type AuthorityCommand =
  | { do: "awaitThirdParty"; label: string; link: string | null }
  | { do: "endThirdParty" }
  | { do: "requestApproval"; approvalId: string; kind: ApprovalKind; askedId: string | null; needs: ApprovalNeeds }
  | { do: "decideApproval"; approvalId: string; state: Exclude<ApprovalState, "pending"> };

const names: readonly string[] = ["awaitThirdParty", "endThirdParty", "requestApproval", "decideApproval"];
export const isAuthority = (c: { do: string }): c is AuthorityCommand => names.includes(c.do);

export function planAuthority(t: Ticket, c: AuthorityCommand): Plan {
  if (isDone(t)) return refuse("alreadyResolved");
  switch (c.do) {
    case "awaitThirdParty": {
      if (!t.assignment) return refuse("notAssigned");
      const waiting = { type: "WaitingForThirdParty", data: { label: c.label, link: c.link } } as const;
      return t.waitingFor === "customer" ? events({ type: "WaitingEnded", data: {} }, waiting) : events(waiting);
    }
    case "endThirdParty":
      return t.waitingFor === "thirdParty"
        ? events({ type: "ThirdPartyAnswered", data: {} })
        : refuse("notWaitingForThem");
    case "requestApproval": {
      if (!t.assignment) return refuse("notAssigned");
      if (t.approval) return refuse("approvalPending");
      const { approvalId, kind, askedId, needs } = c;
      return events({ type: "ApprovalRequested", data: { approvalId, kind, askedId, needs } });
    }
    case "decideApproval":
      if (t.approval?.id !== c.approvalId) return refuse("approvalGone");
      return events({ type: "ApprovalDecided", data: { approvalId: c.approvalId, state: c.state } });
  }
}

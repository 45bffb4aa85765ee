import type { PolicyDocument } from "../policy/document";
import type { ApprovalNeeds } from "../vocabulary";
import type { ApprovalRequest } from "./request";

type Limit = PolicyDocument["authority"]["refunds"];

/** Whose word a request needs under a policy; null where nobody at the desk may approve it. Only money has a limit, and an
 *  amount counts alike in whatever currency it is asked. */
export function needsOf(asked: ApprovalRequest, { limit, above }: Limit): ApprovalNeeds | null {
  if (asked.kind !== "refund" || Number(asked.amount) <= limit) return "lead";
  return above === "nobody" ? null : above;
}

/** Who is about to decide. */
export interface Decider {
  id: string;
  /** Any request up to the limit (a lead), and any at all (an admin). */
  mayDecideAny: boolean;
  mayDecideAbove: boolean;
}

/** What speaks against somebody's deciding a request: it is their own, it was put to others, or it is above what they may
 *  approve. null = they may. Whoever was asked in person decides what leads may, and as duty manager what needs one. */
export type DecideFault = "own" | "notAsked" | "aboveLimit";
export function decideFault(
  request: { requestedBy: string; askedId: string | null; needs: ApprovalNeeds },
  by: Decider,
): DecideFault | null {
  if (request.requestedBy === by.id) return "own";
  if (by.mayDecideAbove) return null;
  const isAsked = request.askedId === by.id;
  if (!by.mayDecideAny && !isAsked) return "notAsked";
  return request.needs === "lead" || (request.needs === "dutyManager" && isAsked) ? null : "aboveLimit";
}

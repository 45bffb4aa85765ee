import type { AssistantStep } from "@/server/domain/vocabulary";
import type { Access } from "./access";
import type { TicketDetail } from "./types";

/** What should happen next; a key of `ticket.brief.next`. */
export type NextStep =
  | "merged"
  | "resolved"
  | "decideOffer"
  | "beingOffered"
  | "assistantAnswers"
  | "draftWaits"
  | "customersWord"
  | "waitsInQueue"
  | "unowned"
  | "heldByOther"
  | "waitForCustomer"
  | "waitForThirdParty"
  | "waitForApproval"
  | "firstAnswer"
  | "answer"
  | "finish";

const stepOf: Record<AssistantStep, NextStep> = {
  answering: "assistantAnswers",
  acting: "assistantAnswers",
  drafting: "assistantAnswers",
  reviewing: "draftWaits",
  confirming: "customersWord",
  followedUp: "customersWord",
};

export function nextStepOf({ ticket }: Pick<TicketDetail, "ticket">, access: Access): NextStep {
  if (ticket.mergedInto) return "merged";
  if (ticket.status === "resolved" || ticket.status === "closed") return "resolved";
  if (access.isOfferedToMe) return "decideOffer";
  if (ticket.assignment && !access.isMine) return "heldByOther";
  if (ticket.offer) return "beingOffered";
  if (ticket.assistant) return stepOf[ticket.assistant.step];
  if (ticket.status === "waiting") return ticket.waitingFor === "thirdParty" ? "waitForThirdParty" : "waitForCustomer";
  if (!ticket.assignment) return ticket.queue ? "waitsInQueue" : "unowned";
  if (ticket.firstHumanReplyAt === null) return "firstAnswer";
  if (ticket.unansweredSince !== null) return "answer";
  return ticket.approval ? "waitForApproval" : "finish";
}

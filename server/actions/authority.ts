"use server";
import { z } from "zod";
import { isAllowed } from "../auth/permissions";
import { parseInput } from "../channels/port";
import { decideApproval, requestApproval, withdrawApproval } from "../commands/authority/approvals";
import { awaitThirdParty, endThirdParty } from "../commands/authority/awaitThirdParty";
import { readNotifications } from "../commands/authority/readNotifications";
import { approvalAnswer, approvalRequest } from "../domain/authority/request";
import { thirdParty } from "../domain/authority/thirdParty";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();

/** Asks the duty manager, or the leads, for an approval. */
export async function requestApprovalAction(
  ticketId: string,
  asked: { kind: string; request: string; amount?: string; currency?: string },
): Promise<Result<{ approvalId: string }>> {
  return actAs("approval.request", (person) =>
    requestApproval(parseInput(id, ticketId), person.id, parseInput(approvalRequest, asked)),
  );
}

/** Approves or denies. Whoever is asked may, whatever their role; the command knows who that is. */
export async function decideApprovalAction(
  approvalId: string,
  answer: { state: string; reason: string },
): Promise<Result<{ ticketId: string }>> {
  return actAs("escalations.watch", ({ id: personId, role }) => {
    const mayDecideAbove = isAllowed(role, "approval.decideAbove");
    const by = { id: personId, mayDecideAny: isAllowed(role, "approval.decide"), mayDecideAbove };
    return decideApproval(parseInput(id, approvalId), by, parseInput(approvalAnswer, answer));
  });
}

export async function withdrawApprovalAction(approvalId: string): Promise<Result<{ ticketId: string }>> {
  return actAs("approval.request", (person) => withdrawApproval(parseInput(id, approvalId), person.id));
}

/** Says for whom a ticket waits. */
export async function awaitThirdPartyAction(
  ticketId: string,
  whom: { label: string; link: string },
): Promise<Result<void>> {
  return actAs("ticket.work", (person) =>
    awaitThirdParty(parseInput(id, ticketId), person.id, parseInput(thirdParty, whom)),
  );
}

export async function endThirdPartyAction(ticketId: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) => endThirdParty(parseInput(id, ticketId), person.id));
}

/** Marks one of my notifications as read, or all of them. */
export async function readNotificationsAction(notificationId: string | null): Promise<Result<void>> {
  return actAs("notifications.read", (person) =>
    readNotifications(person.id, notificationId === null ? null : parseInput(id, notificationId)),
  );
}

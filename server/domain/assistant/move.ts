import type { Policy } from "../policy/compile";
import type { PlaybookAction } from "../policy/document";
import { type Reason, reason } from "../reasons";
import type { Ticket } from "../ticket/ticket";

/** What the assistant does next with a ticket it holds. `handOver` gives it to people, `toReview` to a reviewer. */
export type Move =
  | { kind: "act"; action: PlaybookAction }
  | { kind: "answer" }
  | { kind: "draft" }
  | { kind: "followUp" }
  | { kind: "close" }
  | { kind: "expire"; reasons: Reason[] }
  | { kind: "toReview"; reasons: Reason[] }
  | { kind: "handOver"; reasons: Reason[] }
  | { kind: "none" };

export const playbookOf = (t: Ticket, policy: Policy) =>
  t.issueType === null ? null : (policy.issueType(t.issueType)?.playbook ?? null);

const handOver = (...reasons: Reason[]): Move => ({ kind: "handOver", reasons });

/** The next move of a ticket whose time has come (`hold.dueAt`). While the assistant is stopped it says nothing on its own:
 *  unanswered tickets go to a reviewer, answered ones whose customer is silent to people. */
export function nextMove(t: Ticket, policy: Policy, { isStopped }: { isStopped: boolean }): Move {
  const hold = t.assistant;
  if (!hold) return { kind: "none" };
  const playbook = playbookOf(t, policy);
  const stopped = reason("assistantStopped");
  switch (hold.step) {
    case "answering": {
      if (isStopped) return { kind: "toReview", reasons: [stopped] };
      if (!playbook) return handOver(reason("assistantNoArticle"));
      const action = hold.turns === 0 && playbook.action !== null ? actionOf(policy, playbook.action) : null;
      return action ? { kind: "act", action } : { kind: "answer" };
    }
    case "acting": // its process died: nobody knows whether the other system has acted
      return handOver(reason("assistantAction", { action: playbook?.action ?? "", outcome: "unknown" }));
    case "drafting":
      return { kind: "draft" };
    case "reviewing":
      return {
        kind: "expire",
        reasons: [reason("reviewExpired", { minutes: policy.document.assistant.reviewMinutes })],
      };
    case "confirming":
      if (isStopped) return handOver(stopped);
      return playbook && playbook.followUpMinutes !== null ? { kind: "followUp" } : { kind: "close" };
    case "followedUp":
      return isStopped ? handOver(stopped) : { kind: "close" };
  }
}

export const actionOf = (policy: Policy, id: string): PlaybookAction | null =>
  policy.document.assistant.actions.find((a) => a.id === id) ?? null;

const minute = 60_000;
const silenceMinutes = 1440;

/** When to look again after an answer: at the follow-up where the playbook has one, else at the closing; without a playbook
 *  (an approved draft) after a day. Epoch ms. */
export function afterAnswer(t: Ticket, policy: Policy, now: number): number {
  const playbook = playbookOf(t, policy);
  const minutes = playbook ? (playbook.followUpMinutes ?? playbook.closeMinutes) : silenceMinutes;
  return now + minutes * minute;
}

/** When a ticket is resolved whose customer was asked again and says nothing. Epoch ms. */
export const afterFollowUp = (t: Ticket, policy: Policy, now: number): number =>
  now + (playbookOf(t, policy)?.closeMinutes ?? silenceMinutes) * minute;

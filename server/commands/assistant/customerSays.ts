import { type CustomerAnswer, continueAfter } from "../../domain/assistant/customerAnswer";
import type { Policy } from "../../domain/policy/compile";
import { reason } from "../../domain/reasons";
import type { Ticket } from "../../domain/ticket/ticket";
import { readVerdict } from "../../domain/triage/verdict";
import type { Actor } from "../../domain/vocabulary";
import { changeTicket, refused } from "../changeTicket";
import { type AssistantWork, toPeople } from "./answer";
import { outcomeWrite } from "./outcome";
import { requestWork } from "./runAssistant";

export const nothing: AssistantWork = { commands: [], also: [] };
const customer: Actor = { kind: "customer", id: null };

/** Gives a ticket to people; an answer that was given already has then failed. */
function giveToPeople(t: Ticket, reasons: Parameters<typeof toPeople>[1], at: number): AssistantWork {
  const { commands } = toPeople(t, reasons);
  return { commands, also: (t.assistant?.turns ?? 0) > 0 ? outcomeWrite(t, false, "customer", at) : [] };
}

interface Said {
  body: string;
  messageId: string;
  read: Omit<CustomerAnswer, "verdict"> | null;
}

/** What a customer's message does to a ticket that the assistant holds. */
export function afterCustomerWrote(
  t: Ticket,
  { body, messageId, read }: Said,
  policy: Policy,
  at: number,
): AssistantWork {
  const answer = { verdict: readVerdict(body), decision: read?.decision ?? null, topic: read?.topic ?? null };
  const next = continueAfter(t, answer, policy);
  const { lane } = t.assistant!;
  switch (next.kind) {
    case "confirm":
      return { commands: [{ do: "confirm", messageId }], also: outcomeWrite(t, true, "customer", at) };
    case "again": {
      const { team, tier } = t.queue!;
      return { commands: [{ do: "assist", lane, team, tier, dueAt: at, reasons: next.reasons }], also: [] };
    }
    case "wait":
      return nothing;
    case "handOver":
      return giveToPeople(t, next.reasons, at);
  }
}

/** The customer presses "Yes, that solved it". */
export async function confirmAnswer(ticketId: string): Promise<void> {
  await changeTicket(ticketId, customer, (t, at) => {
    if (!t.assistant) throw refused("notWithAssistant");
    return { commands: [{ do: "confirm", messageId: null }], also: outcomeWrite(t, true, "customer", at) };
  });
}

/** The customer wants a person, whatever the assistant is doing. With people already, nothing changes. */
export async function askForPerson(ticketId: string): Promise<void> {
  await changeTicket(ticketId, customer, (t, at) => {
    if (t.status === "resolved" || t.status === "closed") throw refused("alreadyResolved");
    if (!t.assistant) return nothing;
    return giveToPeople(t, [reason("assistantAsked")], at);
  });
  await requestWork();
}

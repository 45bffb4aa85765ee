import type { Tx } from "../db/client";
import { loadConversation } from "../db/conversation";
import type { TableWrite } from "../db/statement";
import { repeatedQuestions } from "../domain/handoff/repeats";
import type { PersonId } from "../domain/ids";
import type { Ticket } from "../domain/ticket/ticket";
import type { TicketWork } from "./changeTicket";
import { messageWrite } from "./messageRow";

interface Reply {
  id: string;
  personId: PersonId;
  body: string;
  isWaitingForCustomer: boolean;
  /** What binds its files to it. */
  files: readonly TableWrite[];
}

/** What a person's reply does to its ticket as it goes out: clocks count this instant, and the questions in it that the customer
 *  had answered already are counted. */
export async function replyWork(tx: Tx, t: Ticket, reply: Reply, at: number): Promise<TicketWork> {
  const { id, personId, body, isWaitingForCustomer, files } = reply;
  const actor = { kind: "person", id: personId } as const;
  const repeats = repeatedQuestions({ draft: body, messages: await loadConversation(tx, t.id) }).length;
  return {
    commands: [{ do: "reply", messageId: id, isWaitingForCustomer, repeats }],
    also: [messageWrite(t, { id, kind: "reply", actor, channel: t.channel, body, at }), ...files],
  };
}

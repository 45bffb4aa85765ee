import type { PersonId } from "../../domain/ids";
import type { Actor } from "../../domain/vocabulary";
import { changeTicket, refused } from "../changeTicket";
import { newId } from "../ids";
import { messageWrite } from "../messageRow";
import { requestPlan } from "../planWaiting";
import { sendPending } from "../sendReply";

/** What the holder of a ticket answers who was asked to hand it off: they go on with it (`null`), or give it back with a note
 *  of what the next one must know. It is given to somebody else before this returns. */
export async function answerHandoff(ticketId: string, personId: PersonId, note: string | null): Promise<void> {
  if (note !== null) await sendPending(ticketId, personId);
  const actor: Actor = { kind: "person", id: personId };
  await changeTicket(ticketId, actor, (t, at) => {
    if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
    if (!t.handoff) throw refused("noHandoff");
    if (note === null) return { commands: [{ do: "endHandoff", why: "kept" }] };
    const messageId = newId();
    const written = { id: messageId, kind: "note", actor, channel: t.channel, body: note, at } as const;
    return { commands: [{ do: "note", messageId }, { do: "handOff" }], also: [messageWrite(t, written)] };
  });
  if (note !== null) await requestPlan();
}

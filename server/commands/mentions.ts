import type { Tx } from "../db/client";
import { answerMentions, everybodyNamed } from "../db/mentions";
import { notificationWrite } from "../db/notifications";
import type { TableWrite } from "../db/statement";
import { mentionedIn } from "../domain/ticket/mentions";
import { BatonError } from "../errors";
import { newId } from "./ids";

interface Note {
  ticketId: string;
  messageId: string;
  by: string;
  body: string;
  at: number;
}

/** Whom a note asks, and who asked its writer before: rows that are written with the note. Refuses one that asks somebody who
 *  will never read it. */
export async function mentionWrites(tx: Tx, { ticketId, messageId, by, body, at }: Note): Promise<TableWrite[]> {
  const named = body.includes("@") ? mentionedIn(body, await everybodyNamed(tx)) : [];
  const here = named.filter((p) => !p.isDisabled);
  const isHere = new Set(here.map((p) => p.name.toLowerCase()));
  const gone = named.find((p) => p.isDisabled && !isHere.has(p.name.toLowerCase()));
  if (gone) {
    const text = `${gone.name} does not work here any more and would not read this. Ask somebody else, or write the name without the @.`;
    throw new BatonError("badInput", text, "text");
  }
  const asked = here.filter((p) => p.id !== by).map((p) => p.id);
  const askers = (await answerMentions(tx, ticketId, by, at)).filter((id) => id !== by);
  const about = { ticketId, at, data: { by, messageId } };
  // Who is asked back has one line, not two.
  const told = askers.filter((id) => !asked.includes(id));
  return [
    { table: "message_mention", mode: "insert", rows: asked.map((id) => ({ message_id: messageId, person_id: id })) },
    notificationWrite(newId, asked, { ...about, kind: "mentioned" }),
    notificationWrite(newId, told, { ...about, kind: "mentionAnswered" }),
  ];
}

import { createHash } from "node:crypto";
import type { TableWrite } from "../db/statement";
import type { Ticket } from "../domain/ticket/ticket";
import type { Actor, Channel, MessageKind } from "../domain/vocabulary";

export const hashText = (text: string) => createHash("sha256").update(text).digest("base64url");

/** The row of something written on a ticket. */
export function messageWrite(
  t: Ticket,
  m: {
    id: string;
    kind: MessageKind;
    actor: Actor;
    channel: Channel;
    body: string;
    at: number;
    format?: "text" | "markdown";
    articleId?: string | null;
  },
): TableWrite {
  const { format = "text", articleId = null } = m;
  const author = { author_kind: m.actor.kind, person_id: m.actor.kind === "person" ? m.actor.id : null };
  const row = { id: m.id, ticket_id: t.id, kind: m.kind, ...author, channel: m.channel, body: m.body };
  return {
    table: "message",
    mode: "insert",
    rows: [
      {
        ...row,
        format,
        article_id: articleId,
        body_hash: hashText(m.body),
        created_at: new Date(m.at).toISOString(),
      },
    ],
  };
}

import { db, type Queryable, type Tx } from "./client";
import type { TableWrite } from "./statement";
import { type AttachmentView, attachmentsByIds } from "./views/attachments";

/** A reply on its way. `dueAt`: epoch ms. */
export interface Outgoing {
  id: string;
  ticketId: string;
  personId: string;
  body: string;
  waits: boolean;
  attachmentIds: string[];
  dueAt: Date;
}

/** Takes a reply out, for whoever sends it or takes it back; null where somebody else has. Call it under the ticket's lock. */
export async function takeOutgoing(tx: Queryable, id: string): Promise<Outgoing | null> {
  const [row] = await tx.$queryRaw<Outgoing[]>`
    DELETE FROM outgoing WHERE id = ${id}::uuid
    RETURNING id, ticket_id AS "ticketId", person_id AS "personId", body, waits, attachment_ids AS "attachmentIds",
      due_at AS "dueAt"`;
  return row ?? null;
}

export const outgoingWrite = (row: Omit<Outgoing, "dueAt"> & { at: number; dueAt: number }): TableWrite => ({
  table: "outgoing",
  mode: "insert",
  rows: [
    {
      ...{ id: row.id, ticket_id: row.ticketId, person_id: row.personId, body: row.body, waits: row.waits },
      attachment_ids: row.attachmentIds,
      created_at: new Date(row.at).toISOString(),
      due_at: new Date(row.dueAt).toISOString(),
    },
  ],
});

/** What somebody has on its way on a ticket: one reply at most, also one that could not be sent. */
export const outgoingOf = (from: Pick<Tx, "outgoing">, ticketId: string, personId: string) =>
  from.outgoing.findFirst({ where: { ticketId, personId } });

export const findOutgoing = (id: string) => db.outgoing.findUnique({ where: { id } });

/** Replies whose time to be taken back is over, the longest due first. */
export const dueOutgoing = (limit: number): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT id FROM outgoing WHERE failure IS NULL AND due_at <= (SELECT baton_now()) ORDER BY due_at LIMIT ${limit}`;

/** Says of a reply why it could not be sent; whether it is still there and this is news. */
export async function failOutgoing(tx: Queryable, id: string, failure: string): Promise<boolean> {
  return (
    (await tx.$executeRaw`UPDATE outgoing SET failure = ${failure} WHERE id = ${id}::uuid AND failure IS NULL`) > 0
  );
}

/** A reply on its way as the ticket's page shows it. Instants are epoch ms. */
export interface OutgoingView {
  id: string;
  personId: string;
  author: string;
  body: string;
  waits: boolean;
  at: number;
  dueAt: number;
  failure: string | null;
  attachments: AttachmentView[];
}

export async function loadOutgoing(ticketId: string): Promise<OutgoingView[]> {
  const rows = await db.outgoing.findMany({
    where: { ticketId },
    orderBy: { createdAt: "asc" },
    include: { person: { select: { name: true } } },
  });
  const files = await attachmentsByIds(rows.flatMap((r) => r.attachmentIds));
  return rows.map((r) => ({
    id: r.id,
    personId: r.personId,
    author: r.person.name,
    body: r.body,
    waits: r.waits,
    at: r.createdAt.getTime(),
    dueAt: r.dueAt.getTime(),
    failure: r.failure,
    attachments: r.attachmentIds.flatMap((id) => files.find((f) => f.id === id) ?? []),
  }));
}

import {
  linkLifeMs,
  linkState,
  type PersonLetter,
  type PersonLinkKind,
  type PersonLinkState,
} from "../domain/people/link";
import { personLinkOfToken } from "../links";
import { db, type Queryable } from "./client";

/** Ends the open link of each of these people; gives how many there were. */
export const withdrawLinks = (tx: Queryable, personIds: readonly string[]): Promise<number> =>
  tx.$executeRawUnsafe(
    `UPDATE person_link SET withdrawn_at = baton_now()
     WHERE person_id = ANY($1::uuid[]) AND used_at IS NULL AND withdrawn_at IS NULL`,
    [...personIds],
  );

export interface NewLink {
  id: string;
  personId: string;
  kind: PersonLinkKind;
}

/** Makes a link for each of these people, in place of an open one, and the letters that take them there where mail is set
 *  up. Gives when they expire, epoch ms. */
export async function writeLinks(
  tx: Queryable,
  links: readonly NewLink[],
  by: string | null,
  isMailed: boolean,
): Promise<number> {
  await withdrawLinks(
    tx,
    links.map((l) => l.personId),
  );
  const rows = JSON.stringify(links);
  const [made] = await tx.$queryRawUnsafe<{ at: Date }[]>(
    `WITH made AS (
       INSERT INTO person_link (id, person_id, kind, created_at, created_by, expires_at)
       SELECT x.id, x."personId", x.kind, n.now, $2::uuid, n.now + make_interval(secs => $3)
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, "personId" uuid, kind text), (SELECT baton_now() AS now) n
       RETURNING expires_at)
     SELECT max(expires_at) AS at FROM made`,
    rows,
    by,
    linkLifeMs / 1000,
  );
  if (isMailed) {
    const letters = links.map(({ id, personId, kind }): PersonLetter => ({ linkId: id, personId, kind }));
    await tx.$executeRawUnsafe(
      `INSERT INTO outbox (topic, payload, next_due_at)
       SELECT 'personLink', x.value, baton_now() FROM jsonb_array_elements($1::jsonb) AS x`,
      JSON.stringify(letters),
    );
  }
  return made!.at.getTime();
}

/** What the page behind a link shows. */
export interface PersonLinkView {
  id: string;
  personId: string;
  kind: PersonLinkKind;
  state: PersonLinkState;
  name: string;
  email: string;
}

interface Row {
  id: string;
  person_id: string;
  kind: PersonLinkKind;
  name: string;
  email: string;
  expires_at: Date;
  used_at: Date | null;
  withdrawn_at: Date | null;
  now: Date;
}

/** The link of a token; null for a forged one, and for that of somebody who may not sign in any more. With `lock` nobody
 *  else can use it before the transaction ends. */
export async function readPersonLink(
  token: string,
  from: Queryable = db,
  lock: "FOR UPDATE" | "" = "",
): Promise<PersonLinkView | null> {
  const id = personLinkOfToken(token);
  if (id === null) return null;
  const [row] = await from.$queryRawUnsafe<Row[]>(
    `SELECT l.id, l.person_id, l.kind, p.name, p.email, l.expires_at, l.used_at, l.withdrawn_at, baton_now() AS now
     FROM person_link l JOIN person p ON p.id = l.person_id AND p.disabled_at IS NULL WHERE l.id = $1::uuid ${lock}`,
    id,
  );
  if (!row) return null;
  const facts = {
    expiresAt: row.expires_at.getTime(),
    usedAt: row.used_at?.getTime() ?? null,
    withdrawnAt: row.withdrawn_at?.getTime() ?? null,
  };
  const { person_id: personId, kind, name, email } = row;
  return { id: row.id, personId, kind, name, email, state: linkState(facts, row.now.getTime()) };
}

/** Whom an open link is for, by its id; null for one that is not good any more. `expiresAt` in epoch ms. */
export async function openLink(id: string): Promise<{ name: string; email: string; expiresAt: number } | null> {
  const [row] = await db.$queryRaw<{ name: string; email: string; expires_at: Date }[]>`
    SELECT p.name, p.email, l.expires_at FROM person_link l JOIN person p ON p.id = l.person_id
    WHERE l.id = ${id}::uuid AND l.used_at IS NULL AND l.withdrawn_at IS NULL AND p.disabled_at IS NULL
      AND l.expires_at > (SELECT baton_now())`;
  return row ? { name: row.name, email: row.email, expiresAt: row.expires_at.getTime() } : null;
}

import type { Settled } from "../domain/delivery/retry";
import type { PersonLetter } from "../domain/people/link";
import type { AlarmLetter } from "../domain/sla/alarmNotice";
import { db } from "./client";

/** For how long a letter is its worker's, in seconds: longer than an attempt takes. Then it is anybody's again. */
export const leaseSeconds = 60;

/** What a letter is about. */
export type LetterMatter =
  | {
      topic: "alarm";
      letter: AlarmLetter;
      ticket: { id: string; number: number };
      /** When the clock it is about is due, epoch ms; null where it stands still. */
      dueAt: number | null;
    }
  | { topic: "personLink"; letter: PersonLetter };

/** A letter that a worker has claimed. */
export type ClaimedLetter = LetterMatter & {
  id: string;
  attempts: number;
  /** From when its patience counts, and the time of the claim; epoch ms. */
  since: number;
  now: number;
};

/** Whom a letter goes to, as far as it matters for keeping the slow apart: a destination, or `""` for people's own mail. */
const toWhom = "COALESCE(payload->>'destination', '')";
// A subquery, because a call of a volatile function would be compared with every entry of the index.
const isDue = "topic IN ('alarm', 'personLink') AND next_due_at <= (SELECT baton_now())";

/** Who has letters that are due. */
export async function whoIsDue(): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ to: string }[]>(
    `SELECT DISTINCT ${toWhom} AS "to" FROM outbox WHERE ${isDue} LIMIT 500`,
  );
  return rows.map((r) => r.to);
}

interface ClaimRow {
  id: bigint;
  topic: LetterMatter["topic"];
  payload: AlarmLetter | PersonLetter;
  ticket_id: string | null;
  number: bigint | null;
  due_at: Date | null;
  attempts: number;
  since: Date;
  now: Date;
}

const matterOf = (r: ClaimRow): LetterMatter =>
  r.topic === "alarm"
    ? {
        topic: "alarm",
        letter: r.payload as AlarmLetter,
        ticket: { id: r.ticket_id!, number: Number(r.number) },
        dueAt: r.due_at?.getTime() ?? null,
      }
    : { topic: "personLink", letter: r.payload as PersonLetter };

/** Takes letters that are due to somebody, the longest due first. A worker that dies with them loses them to the next one
 *  after `leaseSeconds`. */
export async function claimLetters(to: string, limit: number): Promise<ClaimedLetter[]> {
  const rows = await db.$queryRawUnsafe<ClaimRow[]>(
    `WITH due AS (SELECT id FROM outbox WHERE ${isDue} AND ${toWhom} = $1 ORDER BY next_due_at, id LIMIT $2
                  FOR UPDATE SKIP LOCKED),
       lease AS (SELECT baton_now() + make_interval(secs => $3) AS ends),
       taken AS (UPDATE outbox o SET next_due_at = lease.ends, claimed_until = lease.ends FROM due, lease WHERE o.id = due.id
                 RETURNING o.id, o.topic, o.payload, o.ticket_id, o.attempts, o.since)
     SELECT taken.*, t.number, c.due_at, baton_now() AS now
     FROM taken LEFT JOIN ticket t ON t.id = taken.ticket_id
     LEFT JOIN clock c ON c.id = (taken.payload->>'clockId')::uuid ORDER BY taken.id`,
    to,
    limit,
    leaseSeconds,
  );
  return rows.map((r) => ({
    ...matterOf(r),
    id: String(r.id),
    attempts: r.attempts,
    since: r.since.getTime(),
    now: r.now.getTime(),
  }));
}

const instant = (at: number | null) => (at === null ? null : new Date(at));

/** Writes what became of an attempt; nothing where another worker has settled it meanwhile. */
export async function settleLetter(id: string, settled: Settled, lastError: string | null): Promise<void> {
  const { attempts, nextDueAt, deliveredAt, failedAt } = settled;
  await db.outbox.updateMany({
    where: { id: BigInt(id), deliveredAt: null, failedAt: null },
    data: {
      attempts,
      claimedUntil: null,
      nextDueAt: instant(nextDueAt),
      deliveredAt: instant(deliveredAt),
      failedAt: instant(failedAt),
      lastError,
    },
  });
}

/** Addresses of people who still work here. */
export async function addressesOf(people: readonly string[]): Promise<string[]> {
  const rows = await db.person.findMany({
    where: { id: { in: [...people] }, disabledAt: null },
    select: { email: true },
    orderBy: { email: "asc" },
  });
  return rows.map((r) => r.email);
}

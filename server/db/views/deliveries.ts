import { type Fault, readFault } from "../../domain/delivery/outcome";
import type { PersonLetter, PersonLinkKind } from "../../domain/people/link";
import type { AlarmLetter } from "../../domain/sla/alarmNotice";
import { db } from "../client";
import { loadPolicy } from "../policies";

export type DeliveryState = "waiting" | "delivered" | "failed";

/** Something that leaves the desk, and what became of it. Instants in epoch ms. */
export interface DeliveryLine {
  id: string;
  /** An alarm of a ticket, or somebody's link to set a password. */
  about:
    | ({ topic: "alarm"; ticketId: string; number: number } & Pick<AlarmLetter, "metric" | "tier" | "fraction">)
    | { topic: "personLink"; kind: PersonLinkKind; personId: string };
  how: AlarmLetter["how"];
  /** Names of the people or of the destination; empty where there is nobody any more. */
  to: string[];
  state: DeliveryState;
  attempts: number;
  at: number;
  nextAt: number | null;
  deliveredAt: number | null;
  fault: Fault | null;
}

export interface Deliveries {
  waiting: number;
  failed: number;
  lines: DeliveryLine[];
}

interface Row {
  id: bigint;
  ticket_id: string | null;
  number: bigint | null;
  payload: AlarmLetter | PersonLetter;
  people: string[];
  attempts: number;
  created_at: Date;
  next_due_at: Date | null;
  delivered_at: Date | null;
  failed_at: Date | null;
  last_error: string | null;
}

async function namesOf({ payload, people }: Row): Promise<string[]> {
  if ("linkId" in payload) return people;
  const { destination, policyVersion } = payload;
  if (destination === null) return people;
  const { document } = await loadPolicy(policyVersion);
  return [document.destinations.find((d) => d.id === destination)?.name ?? destination];
}

function aboutOf({ payload, ticket_id, number }: Row): Pick<DeliveryLine, "about" | "how"> {
  if ("linkId" in payload) {
    return { about: { topic: "personLink", kind: payload.kind, personId: payload.personId }, how: "email" };
  }
  const { how, metric, tier, fraction } = payload;
  return { about: { topic: "alarm", ticketId: ticket_id!, number: Number(number), metric, tier, fraction }, how };
}

async function lineOf(r: Row): Promise<DeliveryLine> {
  return {
    id: String(r.id),
    ...aboutOf(r),
    to: await namesOf(r),
    state: r.delivered_at ? "delivered" : r.failed_at ? "failed" : "waiting",
    attempts: r.attempts,
    at: r.created_at.getTime(),
    nextAt: r.next_due_at?.getTime() ?? null,
    deliveredAt: r.delivered_at?.getTime() ?? null,
    fault: r.last_error === null ? null : readFault(r.last_error),
  };
}

/** How many letters are on their way, and how many were given up. */
export async function countDeliveries(): Promise<{ waiting: number; failed: number }> {
  const [row] = await db.$queryRaw<{ waiting: number; failed: number }[]>`
    SELECT (SELECT count(*)::int FROM outbox WHERE next_due_at IS NOT NULL) AS waiting,
      (SELECT count(*)::int FROM outbox WHERE failed_at IS NOT NULL) AS failed`;
  return row!;
}

/** The newest deliveries, and how many are owed in all. */
export async function listDeliveries(limit = 200): Promise<Deliveries> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.id, o.ticket_id, t.number, o.payload, o.attempts, o.created_at, o.next_due_at, o.delivered_at, o.failed_at,
      o.last_error, ARRAY(SELECT p.name FROM person p
        WHERE p.id::text = o.payload->>'personId'
          OR p.id::text IN (SELECT jsonb_array_elements_text(o.payload->'people')) ORDER BY p.name) AS people
    FROM outbox o LEFT JOIN ticket t ON t.id = o.ticket_id
    WHERE o.topic IN ('alarm', 'personLink') ORDER BY o.id DESC LIMIT ${limit}`;
  return { ...(await countDeliveries()), lines: await Promise.all(rows.map(lineOf)) };
}

/** What was given up, the oldest first: ids. */
export async function failedDeliveries(limit = 200): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM outbox WHERE failed_at IS NOT NULL AND delivered_at IS NULL ORDER BY id LIMIT ${limit}`;
  return rows.map((r) => String(r.id));
}

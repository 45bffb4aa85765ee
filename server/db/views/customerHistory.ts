import type { Actor, AddressKind } from "../../domain/vocabulary";
import { db } from "../client";
import { wholeCustomersOf } from "./customerConflicts";

/** What happened to a person, as the audit tells it. Instants are epoch ms. */
export type CustomerEvent = { id: string; at: number; by: string | null } & (
  | { kind: "merge"; other: Known; addresses: number; tickets: number; isUndone: boolean }
  | { kind: "undoMerge"; other: Known; addresses: number; tickets: number }
  | { kind: "dismissConflict" | "restoreConflict"; other: Known; addresses: number; tickets: number }
  | { kind: "split"; other: Known; isNew: boolean; isApart: boolean; addresses: number; tickets: number }
  | {
      kind: "conflict";
      isTakenForOther: boolean;
      others: Known[];
      kinds: AddressKind[];
      ticket: { id: string; number: number } | null;
    }
);
export interface Known {
  id: string;
  name: string;
}

interface Details {
  customers?: string[];
  addresses?: string[];
  tickets?: string[];
  merge?: string;
  takenFor?: string;
  others?: string[];
  kinds?: AddressKind[];
}
interface Row {
  id: bigint;
  at: Date;
  actorKind: Actor["kind"];
  actorId: string | null;
  action: string;
  subjectId: string | null;
  details: Details;
}

/** The audit's lines about any of these customers, the newest first. */
function linesAbout(ids: readonly string[]) {
  const about = ids.flatMap((id) => [{ customers: [id] }, { takenFor: id }, { others: [id] }]);
  return db.$queryRaw<Row[]>`
    SELECT id, at, actor_kind AS "actorKind", actor_id AS "actorId", action, subject_id AS "subjectId", details
    FROM audit WHERE action LIKE 'customer.%' AND details @> ANY(${about.map((one) => JSON.stringify(one))}::text[]::jsonb[])
    ORDER BY id DESC LIMIT 200`;
}

/** A customer and all who were merged into them, also by way of others. */
export async function partsOf(id: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE part AS (
      SELECT ${id}::uuid AS id
      UNION ALL SELECT c.id FROM part p JOIN customer c ON c.merged_into_id = p.id)
    SELECT id FROM part`;
  return rows.map((r) => r.id);
}

/** What a conflict's line says, as the ticket's event has it; null for any other line. */
const conflictOf = ({ action, details: { takenFor, others = [], kinds = [] } }: Row) =>
  action === "customer.addressConflict" ? { kinds, customerIds: [...(takenFor ? [takenFor] : []), ...others] } : null;

/** Names of all that the lines mention. */
async function namesIn(rows: readonly Row[]) {
  const ids = [
    ...new Set(rows.flatMap((r) => [...(r.details.customers ?? []), ...(conflictOf(r)?.customerIds ?? [])])),
  ];
  const ticketIds = rows.flatMap((r) => (r.action === "customer.addressConflict" && r.subjectId ? [r.subjectId] : []));
  const personIds = rows.flatMap((r) => (r.actorKind === "person" && r.actorId ? [r.actorId] : []));
  const select = { id: true, name: true };
  const [customers, tickets, people, whole] = await Promise.all([
    db.customer.findMany({ where: { id: { in: ids } }, select }),
    db.ticket.findMany({ where: { id: { in: ticketIds } }, select: { id: true, number: true } }),
    db.person.findMany({ where: { id: { in: personIds } }, select }),
    wholeCustomersOf(ids),
  ]);
  const names = new Map([...customers, ...people].map((x) => [x.id, x.name]));
  const numbers = new Map(tickets.map((t) => [t.id, Number(t.number)]));
  return { names, numbers, whole };
}

/** The history of a person with everything that happened to their parts, and what it says about who else they may be. */
export async function loadCustomerHistory(id: string) {
  const parts = await partsOf(id);
  const rows = await linesAbout(parts);
  const { names, numbers, whole } = await namesIn(rows);
  const known = (one: string): Known => ({ id: one, name: names.get(one) ?? "" });
  const undone = new Set(rows.map((r) => r.details.merge));

  const toEvent = (r: Row): CustomerEvent[] => {
    const { customers = [], addresses = [], tickets = [], kinds = [], others = [], takenFor } = r.details;
    const line = { id: String(r.id), at: r.at.getTime(), by: names.get(r.actorId ?? "") ?? null };
    const moved = { addresses: addresses.length, tickets: tickets.length };
    if (r.action === "customer.addressConflict") {
      const isTakenForOther = takenFor !== undefined && !parts.includes(takenFor);
      const about = isTakenForOther ? [takenFor] : others;
      const number = numbers.get(r.subjectId ?? "");
      const ticket = r.subjectId && number !== undefined ? { id: r.subjectId, number } : null;
      return [{ ...line, kind: "conflict", isTakenForOther, kinds, others: about.map(known), ticket }];
    }
    const [first, second] = customers;
    if (first === undefined || second === undefined) return [];
    const other = known(second === id ? first : second);
    switch (r.action) {
      case "customer.merge":
        return [{ ...line, kind: "merge", other, ...moved, isUndone: undone.has(line.id) }];
      case "customer.undoMerge":
        return [{ ...line, kind: "undoMerge", other, ...moved }];
      case "customer.dismissConflict":
        return [{ ...line, kind: "dismissConflict", other, ...moved }];
      case "customer.restoreConflict":
        return [{ ...line, kind: "restoreConflict", other, ...moved }];
      case "customer.split": {
        const isApart = whole.get(other.id)?.id !== id;
        return [{ ...line, kind: "split", other, isNew: second === id, isApart, ...moved }];
      }
      default:
        return [];
    }
  };
  return { events: rows.flatMap(toEvent), noted: rows.flatMap((r) => conflictOf(r) ?? []) };
}

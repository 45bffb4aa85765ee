import type { Actor, AddressKind } from "../../domain/vocabulary";
import { db } from "../client";
import { wholeCustomersOf } from "./customerConflicts";

/** What happened to a person, as the audit tells it. Instants are epoch ms. */
export type CustomerEvent = { id: string; at: number; by: string | null } & (
  | { kind: "merge"; other: Known; addresses: number; tickets: number; isUndone: boolean }
  | { kind: "undoMerge"; other: Known; addresses: number; tickets: number }
  | { kind: "split"; other: Known; isNew: boolean; isApart: boolean; addresses: number; tickets: number }
  | { kind: "conflict"; others: Known[]; kinds: AddressKind[]; ticket: { id: string; number: number } | null }
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

/** The history of a person with everything that happened to their parts, and what it says about who else they may be. */
export async function loadCustomerHistory(id: string) {
  const rows = await linesAbout(await partsOf(id));
  const ids = [
    ...new Set(rows.flatMap((r) => [...(r.details.customers ?? []), ...(conflictOf(r)?.customerIds ?? [])])),
  ];
  const ticketIds = rows.flatMap((r) => (r.action === "customer.addressConflict" && r.subjectId ? [r.subjectId] : []));
  const personIds = rows.flatMap((r) => (r.actorKind === "person" && r.actorId ? [r.actorId] : []));
  const [customers, tickets, people, whole] = await Promise.all([
    db.customer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db.ticket.findMany({ where: { id: { in: ticketIds } }, select: { id: true, number: true } }),
    db.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } }),
    wholeCustomersOf(ids),
  ]);
  const known = (customerId: string): Known => ({
    id: customerId,
    name: customers.find((c) => c.id === customerId)?.name ?? "",
  });
  const undone = new Set(rows.map((r) => r.details.merge));
  const events = rows.flatMap((r): CustomerEvent[] => {
    const line = {
      id: String(r.id),
      at: r.at.getTime(),
      by: people.find((p) => p.id === r.actorId)?.name ?? null,
    };
    const moved = { addresses: r.details.addresses?.length ?? 0, tickets: r.details.tickets?.length ?? 0 };
    const [first, second] = r.details.customers ?? [];
    if (r.action === "customer.addressConflict") {
      const { kinds = [], others = [], takenFor } = r.details;
      const ticket = tickets.find((t) => t.id === r.subjectId);
      const about = [takenFor, ...others].filter((c) => c !== undefined && c !== id).map((c) => known(c as string));
      return [
        {
          ...line,
          kind: "conflict",
          kinds,
          others: about,
          ticket: ticket ? { id: ticket.id, number: Number(ticket.number) } : null,
        },
      ];
    }
    if (first === undefined || second === undefined) return [];
    const other = known(second === id ? first : second);
    if (r.action === "customer.merge")
      return [{ ...line, kind: "merge", other, ...moved, isUndone: undone.has(line.id) }];
    if (r.action === "customer.undoMerge") return [{ ...line, kind: "undoMerge", other, ...moved }];
    return r.action === "customer.split"
      ? [{ ...line, kind: "split", other, isNew: second === id, isApart: whole.get(other.id)?.id !== id, ...moved }]
      : [];
  });
  return { events, noted: rows.flatMap((r) => conflictOf(r) ?? []) };
}

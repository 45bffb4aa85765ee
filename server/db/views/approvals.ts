import type { Decider } from "../../domain/authority/limit";
import type { ApprovalKind, ApprovalNeeds, ApprovalState } from "../../domain/vocabulary";
import { db, type Prisma } from "../client";

/** A request for approval with what was said. Instants are epoch ms; the amount is decimal text. */
export interface ApprovalView {
  id: string;
  ticketId: string;
  kind: ApprovalKind;
  /** null once its words were erased. */
  request: string | null;
  money: { amount: string; currency: string } | null;
  state: ApprovalState;
  /** Whose word it needs. */
  needs: ApprovalNeeds;
  /** Who was asked in person; null = every lead. */
  asked: { id: string; name: string } | null;
  requestedBy: { id: string; name: string };
  requestedAt: number;
  decidedBy: { id: string; name: string } | null;
  decidedAt: number | null;
  reason: string | null;
}

async function read(where: Prisma.ApprovalWhereInput, orderBy: "asc" | "desc", take = 200): Promise<ApprovalView[]> {
  const rows = await db.approval.findMany({ where, orderBy: { requestedAt: orderBy }, take });
  const ids = rows.flatMap((r) => [r.askedId, r.requestedBy, r.decidedBy].filter((id) => id !== null));
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const person = (id: string) => people.find((p) => p.id === id) ?? { id, name: "" };
  return rows.map((r) => ({
    id: r.id,
    ticketId: r.ticketId,
    kind: r.kind as ApprovalKind,
    request: r.request,
    money: r.amount === null ? null : { amount: r.amount.toFixed(2), currency: r.currency! },
    state: r.state as ApprovalState,
    needs: r.needs as ApprovalNeeds,
    asked: r.askedId === null ? null : person(r.askedId),
    requestedBy: person(r.requestedBy),
    requestedAt: r.requestedAt.getTime(),
    decidedBy: r.decidedBy === null ? null : person(r.decidedBy),
    decidedAt: r.decidedAt?.getTime() ?? null,
    reason: r.reason,
  }));
}

/** Everything that was asked about a ticket, newest first. */
export const approvalsOf = (ticketId: string) => read({ ticketId }, "desc");

/** What waits for a decision, the one that has waited longest first, and how much there is in all: of everybody, or what a
 *  person asked or is asked in person. */
export async function pendingApprovals(personId: string | null, limit: number) {
  const own = personId !== null && { OR: [{ requestedBy: personId }, { askedId: personId }] };
  const where = { state: "pending", ...own };
  const [approvals, total] = await Promise.all([read(where, "asc", limit), db.approval.count({ where })]);
  return { approvals, total };
}

/** How many requests wait for this person: those put to them, and, of those put to nobody in particular, whatever they may
 *  decide. One's own never. */
export function countOwedApprovals({ id, mayDecideAny, mayDecideAbove }: Decider): Promise<number> {
  const needs: ApprovalNeeds[] = mayDecideAbove ? ["lead", "dutyManager", "admin"] : ["lead"];
  return db.approval.count({
    where: {
      state: "pending",
      requestedBy: { not: id },
      OR: [{ askedId: id }, ...(mayDecideAny ? [{ askedId: null, needs: { in: needs } }] : [])],
    },
  });
}

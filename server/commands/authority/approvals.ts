import { db, type Tx } from "../../db/client";
import { notificationWrite, readRequests } from "../../db/notifications";
import { type DecideFault, type Decider, decideFault, needsOf } from "../../domain/authority/limit";
import type { ApprovalAnswer, ApprovalRequest } from "../../domain/authority/request";
import { dutyAt } from "../../domain/authority/rota";
import type { PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import type { Actor, ApprovalNeeds, ApprovalState } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { changeTicket, refused } from "../changeTicket";
import { newId } from "../ids";

interface Asked {
  askedId: PersonId | null;
  told: string[];
  needs: ApprovalNeeds;
}

/** Whom a request goes to: the duty manager, unless they ask themselves, are gone, or may not approve so much; else nobody in
 *  particular, and every lead is told (every admin at a desk without another lead), or, where it takes more than a lead, every
 *  admin. */
async function askedFor(tx: Tx, policy: Policy, at: number, requester: PersonId, needs: ApprovalNeeds): Promise<Asked> {
  const duty = dutyAt(policy.document.authority, at)?.personId;
  const people = await tx.person.findMany({
    where: {
      disabledAt: null,
      id: { not: requester },
      OR: [{ role: { in: ["lead", "admin"] } }, ...(duty ? [{ id: duty }] : [])],
    },
    select: { id: true, role: true },
    orderBy: { id: "asc" },
  });
  const manager = people.find((p) => p.id === duty);
  if (duty && manager && (needs !== "admin" || manager.role === "admin")) {
    return { askedId: duty, told: [duty], needs };
  }
  const idsOf = (role: "lead" | "admin") => people.filter((p) => p.role === role).map((p) => p.id);
  // Without a duty manager, what takes one takes an admin.
  if (needs !== "lead") return { askedId: null, told: idsOf("admin"), needs: "admin" };
  const leads = idsOf("lead");
  return { askedId: null, told: leads.length > 0 ? leads : idsOf("admin"), needs };
}

/** Asks somebody with authority for what an agent may not decide. Only whoever has the ticket asks; the words and the money
 *  stand in a row that can be erased, history holds ids. */
export async function requestApproval(
  ticketId: string,
  personId: PersonId,
  asked: ApprovalRequest,
): Promise<{ approvalId: string }> {
  const approvalId = newId();
  const actor: Actor = { kind: "person", id: personId };
  await changeTicket(ticketId, actor, async (t, at, policy, tx) => {
    if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
    const rules = policy.document.authority.refunds;
    const wanted = needsOf(asked, rules);
    if (wanted === null) {
      const most = `Refunds above ${rules.limit} are not given at this desk: ask for at most that.`;
      throw new BatonError("badInput", most, "amount");
    }
    const { askedId, told, needs } = await askedFor(tx, policy, at, personId, wanted);
    if (told.length === 0) {
      const most = `Nobody else at this desk may decide a refund above ${rules.limit}: it takes another admin.`;
      const none = "Nobody else at this desk may decide it: an admin has to name a lead first.";
      throw new BatonError("conflict", needs === "lead" ? none : most);
    }
    const money = asked.kind === "refund" ? { amount: asked.amount, currency: asked.currency } : null;
    const row = {
      id: approvalId,
      ticket_id: ticketId,
      kind: asked.kind,
      request: asked.request,
      amount: money?.amount ?? null,
      currency: money?.currency ?? null,
      asked_id: askedId,
      needs,
      requested_by: personId,
      requested_at: new Date(at).toISOString(),
    };
    const news = { kind: "approvalRequested", data: { approvalId, approval: asked.kind, by: personId } } as const;
    return {
      commands: [{ do: "requestApproval", approvalId, kind: asked.kind, askedId, needs }],
      also: [
        { table: "approval", mode: "insert", rows: [{ ...row, state: "pending" }] },
        notificationWrite(newId, told, { ticketId, at, ...news }),
      ],
    };
  });
  return { approvalId };
}

interface Settling {
  state: Exclude<ApprovalState, "pending">;
  reason: string | null;
}

/** Settles a request under its ticket's lock, so that of two who decide at once one wins. */
async function settle(
  approvalId: string,
  personId: PersonId,
  { state, reason }: Settling,
  mayI: (request: { requestedBy: string; askedId: string | null; needs: ApprovalNeeds; holder: string | null }) => void,
): Promise<{ ticketId: string }> {
  const { ticketId } = await findRequest(approvalId);
  await changeTicket(ticketId, { kind: "person", id: personId }, async (t, at, _policy, tx) => {
    const { kind, requestedBy, askedId, ...row } = await tx.approval.findUniqueOrThrow({ where: { id: approvalId } });
    const holder = t.assignment?.personId ?? null;
    mayI({ requestedBy, askedId, needs: row.needs as ApprovalNeeds, holder });
    if (t.approval?.id !== approvalId) throw refused("approvalGone");
    await readRequests(tx, [approvalId]);
    const settled = { id: approvalId, state, reason, decided_by: personId, decided_at: new Date(at).toISOString() };
    const approval = kind as ApprovalRequest["kind"];
    // Whoever has the ticket by now goes on with it, so they hear it as well.
    const told = [...new Set([requestedBy, ...(holder ? [holder] : [])])].filter((id) => id !== personId);
    const news = { kind: "approvalDecided", data: { approvalId, approval, state, by: personId } } as const;
    return {
      commands: [{ do: "decideApproval", approvalId, state }],
      also: [
        { table: "approval", mode: "update", rows: [settled] },
        notificationWrite(newId, told, { ticketId, at, ...news }),
      ],
    };
  });
  return { ticketId };
}

async function findRequest(id: string) {
  const found = await db.approval.findUnique({ where: { id }, select: { ticketId: true } });
  if (!found) throw new BatonError("notFound", "There is no such request.", "approvalId");
  return found;
}

const faults: Record<DecideFault, string> = {
  own: "You cannot decide your own request: somebody else has to.",
  notAsked: "Only whoever was asked, a lead or an admin can decide this.",
  aboveLimit: "This is more than you may approve: the duty manager who was asked, or an admin, has to decide it.",
};

/** Approves or denies a request: whoever was asked may, and whoever may decide any, as far as the limit goes that stood when it
 *  was asked; never one's own. */
export const decideApproval = (
  approvalId: string,
  by: Decider & { id: PersonId },
  answer: ApprovalAnswer,
): Promise<{ ticketId: string }> =>
  settle(approvalId, by.id, answer, (request) => {
    const fault = decideFault(request, by);
    if (fault) throw new BatonError("forbidden", faults[fault]);
  });

/** Takes a request back: whoever asked, or has the ticket by now. */
export const withdrawApproval = (approvalId: string, personId: PersonId): Promise<{ ticketId: string }> =>
  settle(approvalId, personId, { state: "withdrawn", reason: null }, ({ requestedBy, holder }) => {
    if (requestedBy !== personId && holder !== personId) {
      throw new BatonError("forbidden", "Only whoever asked, or has the ticket, can take this request back.");
    }
  });

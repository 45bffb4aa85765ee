import type { Actor } from "../domain/vocabulary";
import type { Prisma, Tx } from "./client";

export interface AuditEntry {
  actor: Actor;
  action: string;
  subject: { kind: string; id: string | null };
  details?: Record<string, unknown>;
}

/** One line of who did what to the desk; part of the same transaction as the deed. Gives its id. */
export async function writeAudit(tx: Pick<Tx, "audit">, entry: AuditEntry): Promise<string> {
  const row = await tx.audit.create({
    data: {
      actorKind: entry.actor.kind,
      actorId: entry.actor.id,
      action: entry.action,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      details: (entry.details ?? {}) as Prisma.InputJsonValue,
    },
    select: { id: true },
  });
  return String(row.id);
}

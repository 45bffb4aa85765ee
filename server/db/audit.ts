import type { Actor } from "../domain/vocabulary";
import type { Prisma, Tx } from "./client";

export interface AuditEntry {
  actor: Actor;
  action: string;
  subject: { kind: string; id: string | null };
  details?: Record<string, unknown>;
}

const rowOf = ({ actor, action, subject, details }: AuditEntry) => ({
  actorKind: actor.kind,
  actorId: actor.id,
  action,
  subjectKind: subject.kind,
  subjectId: subject.id,
  details: (details ?? {}) as Prisma.InputJsonValue,
});

const atOnce = 1000;

/** Many lines at once. */
export async function writeAudits(tx: Pick<Tx, "audit">, entries: readonly AuditEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += atOnce) {
    await tx.audit.createMany({ data: entries.slice(from, from + atOnce).map(rowOf) });
  }
}

/** One line of who did what to the desk; part of the same transaction as the deed. Gives its id. */
export async function writeAudit(tx: Pick<Tx, "audit">, entry: AuditEntry): Promise<string> {
  const row = await tx.audit.create({
    data: rowOf(entry),
    select: { id: true },
  });
  return String(row.id);
}

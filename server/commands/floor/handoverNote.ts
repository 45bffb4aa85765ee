import { z } from "zod";
import { writeAudit } from "../../db/audit";
import { inTransaction, type Prisma } from "../../db/client";
import type { HandoverFacts } from "../../domain/attention/handover";
import type { PersonId } from "../../domain/ids";
import { BatonError } from "../../errors";
import { newId } from "../ids";

export const noteBody = z
  .string()
  .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
  .pipe(z.string().min(1, "Please write something first.").max(4_000, "This is longer than 4,000 characters."));

/** Leaves a note for the next lead, with the facts as they are now. Text is text: what looks like markup is shown as it is. */
export async function writeNote(body: string, facts: HandoverFacts, by: PersonId): Promise<{ id: string }> {
  const id = newId();
  await inTransaction(async (tx) => {
    const [time] = await tx.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
    await tx.handoverNote.create({
      data: { id, body, facts: facts as unknown as Prisma.InputJsonValue, writtenBy: by, writtenAt: time!.now },
    });
    await writeAudit(tx, {
      actor: { kind: "person", id: by },
      action: "note.write",
      subject: { kind: "note", id },
    });
  });
  return { id };
}

/** Says that it was read; it goes to the earlier ones. Who wrote it cannot say so. */
export async function acknowledgeNote(id: string, by: PersonId): Promise<void> {
  await inTransaction(async (tx) => {
    const note = await tx.handoverNote.findUnique({ where: { id } });
    if (!note) throw new BatonError("notFound", "There is no such note.", "id");
    if (note.writtenBy === by)
      throw new BatonError("forbidden", "This note is yours: the next lead says that it was read.");
    const done = await tx.$executeRaw`
      UPDATE handover_note SET acknowledged_by = ${by}::uuid, acknowledged_at = baton_now()
      WHERE id = ${id}::uuid AND acknowledged_at IS NULL`;
    if (done === 0) throw new BatonError("conflict", "Somebody has said already that they read it.", "id");
    const actor = { kind: "person", id: by } as const;
    await writeAudit(tx, { actor, action: "note.acknowledge", subject: { kind: "note", id } });
  });
}

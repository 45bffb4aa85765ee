import { writeAudit } from "../db/audit";
import { inTransaction } from "../db/client";
import { mostViews, type ViewKind } from "../db/savedViews";
import type { PersonId } from "../domain/ids";
import { BatonError } from "../errors";
import { newId } from "./ids";

export interface ViewChange {
  /** null makes a new one. */
  id: string | null;
  name: string;
  address: Record<string, string>;
  isShared: boolean;
  kind?: ViewKind;
}
interface Keeper {
  id: PersonId;
  mayShare: boolean;
}

const notYours = () => new BatonError("forbidden", "This view belongs to somebody else.");

/** Keeps a view of the list under a name. Shared ones are everybody's to see and any lead's to change. */
export async function saveView(
  { id, name, address, isShared, kind = "list" }: ViewChange,
  by: Keeper,
): Promise<{ id: string }> {
  if (isShared && !by.mayShare) throw new BatonError("forbidden", "Only leads share views.");
  return inTransaction(async (tx) => {
    const before = id === null ? null : await tx.savedView.findUnique({ where: { id, kind } });
    if (id !== null && !before) throw new BatonError("notFound", "There is no such view any more.");
    const isOwn = before?.personId === by.id;
    if (before && !isOwn && !(before.isShared && by.mayShare)) throw notYours();
    if (!before && (await tx.savedView.count({ where: { personId: by.id, kind } })) >= mostViews) {
      throw new BatonError("conflict", `You have ${mostViews} views already: delete one first.`);
    }
    const data = { name, address, isShared };
    const saved = before
      ? await tx.savedView.update({ where: { id: before.id }, data })
      : await tx.savedView.create({ data: { id: newId(), personId: by.id, kind, ...data } });
    if (isShared || before?.isShared) {
      const subject = { kind: "view", id: saved.id };
      await writeAudit(tx, { actor: { kind: "person", id: by.id }, action: "view.save", subject, details: data });
    }
    return { id: saved.id };
  });
}

export async function deleteView(id: string, by: Keeper): Promise<void> {
  await inTransaction(async (tx) => {
    const before = await tx.savedView.findUnique({ where: { id } });
    if (!before) return;
    if (before.personId !== by.id && !(before.isShared && by.mayShare)) throw notYours();
    await tx.savedView.delete({ where: { id } });
    if (!before.isShared) return;
    const subject = { kind: "view", id };
    const details = { name: before.name };
    await writeAudit(tx, { actor: { kind: "person", id: by.id }, action: "view.delete", subject, details });
  });
}

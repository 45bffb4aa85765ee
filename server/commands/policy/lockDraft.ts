import type { Tx } from "../../db/client";
import { BatonError } from "../../errors";

export const savedMeanwhile = (revision: number) =>
  new BatonError("conflict", `Somebody saved revision ${revision} meanwhile: look at it first.`, "revision");

/** A draft at the revision that was looked at, locked until the transaction ends. Refused: it is gone; somebody saved it since. */
export async function lockDraft(tx: Tx, id: string, revision: number) {
  await tx.$executeRaw`SELECT 1 FROM policy_draft WHERE id = ${id}::uuid FOR UPDATE`;
  const draft = await tx.policyDraft.findUnique({ where: { id } });
  if (!draft) throw new BatonError("notFound", "There is no such draft.", "id");
  if (draft.revision !== revision) throw savedMeanwhile(draft.revision);
  return draft;
}

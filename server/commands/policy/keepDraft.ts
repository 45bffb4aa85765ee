import { inTransaction } from "../../db/client";
import { draftEnd } from "../../db/policy/draftEnd";
import type { Actor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { draftIn } from "../editDraft";

interface Kept {
  /** The draft that is gone. */
  id: string;
  name: string;
  /** What whoever had it open saw. */
  document: unknown;
  actor: Actor;
}

/** Opens a new draft with what somebody had on screen when theirs was published or thrown away by somebody else. It begins from
 *  the version that the old one became, or else from the one that it was based on, so that nothing that came since is undone
 *  unseen: where another is in force by then, it is brought up to date as any draft is. */
export async function keepGoneDraft({ id, name, document, actor }: Kept): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const end = await draftEnd(id, tx);
    if (end) return draftIn(tx, { name, document, basedOn: end.basedOn, actor });
    const stands = await tx.policyDraft.findUnique({ where: { id }, select: { id: true } });
    if (stands) throw new BatonError("conflict", "This draft is still there: save it as it is.", "id");
    throw new BatonError("notFound", "There is no such draft.", "id");
  });
}

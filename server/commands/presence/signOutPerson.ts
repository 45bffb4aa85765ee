import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import type { PersonId } from "../../domain/ids";
import type { Actor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { setPresence } from "../setPresence";

/** Signs somebody else out everywhere, at once: their sessions end, and their work is rescued as if they had done it. */
export async function signOutPerson(personId: PersonId, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: personId, disabledAt: null },
      data: { sessionVersion: { increment: 1 } },
    });
    if (count === 0) throw new BatonError("notFound", "There is no such person.", "person");
    await writeAudit(tx, { actor, action: "person.signOut", subject: { kind: "person", id: personId } });
  });
  await setPresence(personId, "offline", { why: "signedOut" });
}

import { writeAudit } from "../db/audit";
import { inTransaction } from "../db/client";
import type { PersonId } from "../domain/ids";
import { BatonError } from "../errors";
import { newId } from "./ids";

const mostLinks = 50;

/** Lets whoever has its link see the wallboard, until it is revoked. `name` says where the screen hangs. */
export async function makeWallboardLink(name: string, by: PersonId): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    if ((await tx.wallboardLink.count({ where: { revokedAt: null } })) >= mostLinks) {
      throw new BatonError("conflict", `There are ${mostLinks} links already: revoke one first.`);
    }
    const { id } = await tx.wallboardLink.create({ data: { id: newId(), name, createdById: by } });
    const subject = { kind: "wallboardLink", id };
    await writeAudit(tx, { actor: { kind: "person", id: by }, action: "wallboard.share", subject, details: { name } });
    return { id };
  });
}

/** Screens with this link show nothing from now on. */
export async function revokeWallboardLink(id: string, by: PersonId): Promise<void> {
  await inTransaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE wallboard_link SET revoked_at = baton_now() WHERE id = ${id}::uuid AND revoked_at IS NULL`;
    if (changed === 0) throw new BatonError("notFound", "There is no such link any more.");
    const subject = { kind: "wallboardLink", id };
    await writeAudit(tx, { actor: { kind: "person", id: by }, action: "wallboard.revoke", subject, details: {} });
  });
}

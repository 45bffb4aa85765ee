import { randomBytes } from "node:crypto";
import { writeAudit } from "../db/audit";
import { inTransaction } from "../db/client";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { newId } from "./ids";

export const channelKinds = ["phone", "action", "destination"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Makes a channel with the secret that its system signs with. The secret is shown once; both sides need it in clear, so it
 *  is stored so, where only the verification reads it. */
export async function createChannel(
  kind: ChannelKind,
  name: string,
  actor: Actor,
): Promise<{ id: string; secret: string }> {
  const id = newId();
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  await inTransaction(async (tx) => {
    await tx.channel.create({ data: { id, kind, name, secret } });
    const subject = { kind: "channel", id };
    await writeAudit(tx, { actor, action: "channel.create", subject, details: { kind, name } });
  });
  return { id, secret };
}

export async function revokeChannel(id: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const done = await tx.channel.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (done.count === 0) throw new BatonError("notFound", "There is no such channel in use.", "id");
    await writeAudit(tx, { actor, action: "channel.revoke", subject: { kind: "channel", id } });
  });
}

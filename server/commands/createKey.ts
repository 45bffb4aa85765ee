import { randomBytes } from "node:crypto";
import { hashKey } from "../auth/apiKey";
import type { Scope } from "../auth/permissions";
import { writeAudit } from "../db/audit";
import { inTransaction } from "../db/client";
import type { Actor } from "../domain/vocabulary";
import { newId } from "./ids";

/** Makes an API key. The key itself is shown once and stored only as a hash. */
export async function createKey(name: string, scopes: Scope[], actor: Actor): Promise<{ id: string; key: string }> {
  const id = newId();
  const key = `baton_${randomBytes(24).toString("base64url")}`;
  await inTransaction(async (tx) => {
    await tx.apiKey.create({ data: { id, name, prefix: key.slice(0, 12), hash: hashKey(key), scopes } });
    await writeAudit(tx, {
      actor,
      action: "apiKey.create",
      subject: { kind: "apiKey", id },
      details: { name, scopes },
    });
  });
  return { id, key };
}

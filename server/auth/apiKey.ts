import { createHash } from "node:crypto";
import { db } from "../db/client";
import { BatonError } from "../errors";
import type { Scope } from "./permissions";

/** Keys are 192 random bits, so a plain hash of them is safe to store and quick to look up. */
export const hashKey = (key: string) => createHash("sha256").update(key).digest("base64url");

/** The key behind an `Authorization: Bearer KEY` header, if it may do this. */
export async function requireKey(header: string | null, scope: Scope): Promise<{ id: string }> {
  const key = /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (!key)
    throw new BatonError("unauthenticated", "Send your API key as `Authorization: Bearer KEY`.", "Authorization");
  const [found] = await db.$queryRaw<{ id: string; scopes: string[] }[]>`
    SELECT id, scopes FROM api_key WHERE hash = ${hashKey(key)} AND revoked_at IS NULL`;
  if (!found) throw new BatonError("unauthenticated", "This API key is unknown or revoked.", "Authorization");
  if (!found.scopes.includes(scope)) {
    throw new BatonError(
      "forbidden",
      `This API key lacks the scope ${scope}: create one that has it.`,
      "Authorization",
    );
  }
  return { id: found.id };
}

import { db } from "./client";

/** Secrets to sign what is sent to an action or a destination; every one in use signs, so that a receiver can change over. */
export async function signingSecrets(kind: "action" | "destination", name: string): Promise<string[]> {
  const rows = await db.channel.findMany({
    where: { kind, name, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { secret: true },
  });
  return rows.map((r) => r.secret);
}

/** Destinations that have a secret to sign with, by id. */
export async function signedDestinations(): Promise<string[]> {
  const rows = await db.channel.findMany({
    where: { kind: "destination", revokedAt: null },
    select: { name: true },
    distinct: ["name"],
  });
  return rows.map((r) => r.name);
}

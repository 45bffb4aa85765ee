"use server";
import { AuthError } from "next-auth";
import { demoPassword } from "../../prisma/seed/demo/password";
import { signIn, signOut } from "../auth/config";
import { currentPerson } from "../auth/session";
import { setPresence } from "../commands/setPresence";
import { db } from "../db/client";
import { loadPerson } from "../db/people";
import type { ErrorCode, Result } from "../errors";
import { log } from "../log";

const sentences: Partial<Record<string, string>> = {
  tooMany: "Too many attempts: please wait a quarter of an hour and try again.",
  unavailable: "The desk's database is not reachable just now. Please try again in a few seconds.",
  internal: "Something went wrong on our side. The error was logged.",
};

/** Signs in; an agent comes online with it, so that work may arrive. */
export async function signInAction(email: string, password: string): Promise<Result<{ to: string }>> {
  try {
    await signIn("credentials", { email: String(email), password: String(password), redirect: false });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const code = ((error as { code?: string }).code ?? "unauthenticated") as ErrorCode;
    if (code === "internal") log.error({ err: error }, "sign-in failed");
    const message = sentences[code] ?? "E-mail address or password is wrong.";
    return { ok: false, error: { code, message, field: null } };
  }
  const row = await db.person.findUnique({
    where: { email: String(email).trim().toLowerCase() },
    select: { id: true },
  });
  const person = row && (await loadPerson(row.id));
  // Leads and admins watch the floor; they take work when they say so.
  if (person?.role === "agent") await setPresence(person.id, "online");
  return { ok: true, value: { to: person?.role === "agent" ? "/inbox" : "/queues" } };
}

/** Signs in as somebody of the made-up desk, by the demo's password, which is public. Where it was changed, or on a real desk,
 *  nobody gets in. */
export async function demoSignInAction(email: string): Promise<Result<{ to: string }>> {
  if (!String(email).endsWith("@tessel.example")) {
    return { ok: false, error: { code: "forbidden", message: "Only people of the demo sign in so.", field: "email" } };
  }
  return signInAction(email, demoPassword);
}

/** Goes offline and signs out. */
export async function signOutAction(): Promise<void> {
  const person = await currentPerson();
  if (person) await setPresence(person.id, "offline", { why: "signedOut" });
  await signOut({ redirectTo: "/sign-in" });
}

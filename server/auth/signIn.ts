import { db } from "../db/client";
import { BatonError } from "../errors";
import { forget, requireUnspent, spend } from "./limits";
import { verifyNobody, verifyPassword } from "./password";

export interface SignedIn {
  id: string;
  sessionVersion: number;
}

/** Checks an e-mail address and a password. Both wrong answers look and last the same; guessing is limited per address and
 *  per network address. */
export async function checkCredentials(email: string, password: string, ip: string): Promise<SignedIn> {
  const address = email.trim().toLowerCase();
  await requireUnspent("signInByEmail", address);
  await requireUnspent("signInByIp", ip);
  const person = await db.person.findFirst({ where: { email: address, disabledAt: null } });
  const isRight = person?.passwordHash
    ? await verifyPassword(person.passwordHash, password)
    : await verifyNobody(password);
  if (!person || !isRight) {
    await spend("signInByEmail", address);
    await spend("signInByIp", ip);
    throw new BatonError("unauthenticated", "E-mail address or password is wrong.");
  }
  await forget("signInByEmail", address);
  return { id: person.id, sessionVersion: person.sessionVersion };
}

import { hash, verify } from "@node-rs/argon2";

// OWASP's first recommendation for Argon2id: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);
export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** Compared against when the address is unknown, so that an answer takes as long and tells nothing. */
let decoy: Promise<string> | null = null;
export async function verifyNobody(password: string): Promise<false> {
  decoy ??= hashPassword("nobody has this password");
  await verifyPassword(await decoy, password);
  return false;
}

/** A password good enough to guard a desk: its length matters, rules about characters do not. */
export function passwordFault(password: string): string | null {
  if (password.length < 12) return "The password is shorter than 12 characters.";
  if (password.length > 200) return "The password is longer than 200 characters.";
  return null;
}

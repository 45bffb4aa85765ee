import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { loadPerson, type Person } from "../db/people";
import { BatonError } from "../errors";
import { auth } from "./config";
import { isAllowed, type Permission } from "./permissions";

/** Who is asking, read from the database once per request: a demotion or a disabled account counts at once. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = await auth();
  if (!session?.personId) return null;
  const person = await loadPerson(session.personId);
  return person && person.sessionVersion === session.sessionVersion ? person : null;
});

/** For actions and routers: the person, or the error that says what is missing. */
export async function requirePerson(permission: Permission): Promise<Person> {
  const person = await currentPerson();
  if (!person) throw new BatonError("unauthenticated", "Please sign in.");
  if (!isAllowed(person.role, permission)) throw new BatonError("forbidden", "Your role does not allow this.");
  return person;
}

/** For pages: the person, or away to the sign-in page or to a place they may see. */
export async function personForPage(permission: Permission): Promise<Person> {
  const person = await currentPerson();
  if (!person) redirect("/sign-in");
  if (!isAllowed(person.role, permission)) redirect("/inbox");
  return person;
}

import { loadPerson } from "../../db/people";
import type { PersonId } from "../../domain/ids";

let signedIn: { personId: string; sessionVersion: number } | null = null;

/** In place of the one of `server/auth/config`: a test that calls actions or the API as somebody mocks that file with this one,
 *  `vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"))`. */
export const auth = async () => signedIn;

/** From now on it is this person who asks. */
export async function as(id: PersonId): Promise<void> {
  signedIn = { personId: id, sessionVersion: (await loadPerson(id))!.sessionVersion };
}
export function signOut(): void {
  signedIn = null;
}

/** The API as whoever is signed in finds it. */
export async function caller() {
  // Loaded late: the API reads who is signed in from here.
  const [{ createCaller }, { createContext }] = await Promise.all([import("../../api/root"), import("../../api/trpc")]);
  return createCaller(await createContext());
}

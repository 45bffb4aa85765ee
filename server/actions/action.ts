import "server-only";
import type { Permission } from "../auth/permissions";
import { requirePerson } from "../auth/session";
import type { Person } from "../db/people";
import { type Result, toPublicError } from "../errors";
import { log } from "../log";

/** Runs the work of a server action and turns whatever it throws into a `Result`; internals stay in the log. */
export async function asResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const { code, message, field } = toPublicError(error);
    if (code === "internal" || code === "unavailable") log.error({ err: error }, "an action failed");
    return { ok: false, error: { code, message, field } };
  }
}

/** The same for a signed-in person whose role has the permission. */
export const actAs = <T>(permission: Permission, work: (person: Person) => Promise<T>): Promise<Result<T>> =>
  asResult(async () => work(await requirePerson(permission)));

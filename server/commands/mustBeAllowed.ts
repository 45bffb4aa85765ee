import { isAllowed, type Permission } from "../auth/permissions";
import type { Tx } from "../db/client";
import { roleNow } from "../db/givings";
import type { PersonId } from "../domain/ids";
import { BatonError } from "../errors";

/** Refuses what somebody may not do at this moment, for work that takes its time: a demotion counts at once. */
export async function mustBeAllowed(tx: Tx, person: PersonId, permission: Permission): Promise<void> {
  const role = await roleNow(tx, person);
  if (role === null || !isAllowed(role, permission)) {
    throw new BatonError("forbidden", "Your role does not allow this.");
  }
}

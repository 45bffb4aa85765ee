import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import type { Presence } from "../domain/vocabulary";
import { requestPlan } from "./planWaiting";

/** Says whether work may arrive. Somebody who comes online is offered what waits before this returns. */
export async function setPresence(personId: PersonId, presence: Presence): Promise<void> {
  await db.$executeRaw`
    UPDATE person SET presence = ${presence}, presence_at = baton_now(), missed_offers = 0
    WHERE id = ${personId}::uuid AND presence <> ${presence}`;
  if (presence === "online") await requestPlan();
}

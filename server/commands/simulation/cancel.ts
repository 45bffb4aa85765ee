import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import { markCancelled } from "../../db/simulations/runs";
import type { Actor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";

/** Ends a simulation that waits or is under way. Whoever carries it out notices before its next tickets. */
export async function cancelSimulation(id: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await markCancelled(tx, id)))
      throw new BatonError("conflict", "This simulation has ended already; there is nothing to cancel.", "id");
    await writeAudit(tx, { actor, action: "policy.simulate.cancel", subject: { kind: "simulation", id } });
  });
}
